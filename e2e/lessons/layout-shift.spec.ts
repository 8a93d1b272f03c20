/** Nothing that a visitor has begun to read moves away while the rest of a page loads. */
import { LESSONS } from '../../src/lessons/registry.ts';
import { toJson } from '../../src/results/export/json.ts';
import { everyStatus, reportNumber } from '../../src/results/history/testing/reports.ts';
import { heading, notice, open, PHONE, says, texts } from '../support/app.ts';
import { importText, items } from '../support/history.ts';
import { MOST, type Shifts, watchShifts } from '../support/layout-shift.ts';
import { CURVES, madeUp, routeOf } from '../support/share.ts';
import { expect, type Page, test } from '../support/test.ts';

const DESK = { width: 1440, height: 900 };

/** Of a route, and the heading without which a page is not the one that is meant. */
type Route = readonly [route: string, title: string | RegExp];

const { common, device, history, home, lessons, result } = texts.en;

const steps = LESSONS.flatMap((lesson) =>
  lesson.steps.map(({ id, kind, title }) => ({ kind, route: [`/lessons/${lesson.id}/${id}`, title.en] as Route })),
);
const kinds = [...new Map([...steps].reverse().map(({ route, kind }) => [kind, route])).values()];

/** Where lessons begin: on the phone alone, since their column hardly grows with the window. */
const BEGINNINGS = LESSONS.map(({ id, steps: [first] }): Route => [`/lessons/${id}`, first.title.en]);

const ROUTES: readonly Route[] = [
  ['/lessons', lessons.contents.title],
  // A step of every kind.
  ...kinds,
  ['/device', device.title],
  ['/history', history.title],
  ['/no-such-page', common.notFound.title],
  [routeOf(madeUp(CURVES)), result.title],
  ['/r/1.damaged', result.problem.title],
];

/** Loads the route afresh and waits until nothing more is on its way. */
async function expectStill(page: Page, [route, title]: Route, shifts: Shifts): Promise<void> {
  await open(page, route);
  await expect(heading(page)).toHaveText(title);
  await page.waitForLoadState('networkidle');
  const { sum, told } = await shifts();
  expect.soft(sum, `${route.slice(0, 60)}\n${told.join('\n')}`).toBeLessThan(MOST);
}

test('a block that pushes down what stands there is seen, and is taken once', async ({ page, bench: _ }) => {
  const shifts = await watchShifts(page);
  // Nothing comes late here that could move anything by itself.
  await open(page, '/no-such-page');
  await expect(heading(page)).toHaveText(common.notFound.title);
  await page.waitForLoadState('networkidle');
  expect((await shifts.take()).sum).toBeLessThan(MOST);
  await page.evaluate(() => {
    const block = document.createElement('div');
    block.style.height = '200px';
    document.querySelector('main')?.prepend(block);
  });
  const { sum, told } = await shifts();
  expect(sum).toBeGreaterThan(MOST);
  expect(told.join()).toContain(' to ');
  expect((await shifts.take()).sum).toBe(sum);
  expect(await shifts()).toEqual({ sum: 0, told: [] });
});

test('the home page stays where it is on a tall phone, where the text below the button is in sight', async ({
  page,
  bench: _,
}) => {
  await page.setViewportSize({ width: 412, height: 915 });
  const shifts = await watchShifts(page);
  await expectStill(page, ['/', home.title], shifts);
  await expect(page.locator('.home__lede')).toBeInViewport();
  await expect(notice(page, texts.en.errors.software.title)).toBeVisible();
});

for (const size of [PHONE, DESK]) {
  test(`no route moves while it loads, at ${size.width} px`, async ({ page, bench: _ }) => {
    await page.setViewportSize(size);
    const shifts = await watchShifts(page);
    for (const route of [...ROUTES, ...(size === PHONE ? BEGINNINGS : [])]) await expectStill(page, route, shifts);

    const reports = [reportNumber(1, everyStatus), reportNumber(2)];
    await open(page, '/history');
    await importText(page, toJson(reports, new Map([[reports[0].id, 'Every status']])));
    await expect(items(page)).toHaveCount(reports.length);
    const ids = reports.map(({ id }) => id);
    await expectStill(page, ['/history', history.title], shifts);
    await expectStill(page, [`/history/${ids[0]}`, 'Every status'], shifts);
    await expectStill(page, [`/history/${ids.join(',')}`, says(history.comparison.title_other)], shifts);
  });
}
