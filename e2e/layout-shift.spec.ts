/** Nothing that a visitor has begun to read moves away while the rest of a page loads. */
import { LESSONS } from '../src/lessons/registry.ts';
import { toJson } from '../src/results/export/json.ts';
import { everyStatus, reportNumber } from '../src/results/history/testing/reports.ts';
import { open } from './support/app.ts';
import { importText, items } from './support/history.ts';
import { type Shifts, watchShifts } from './support/layout-shift.ts';
import { madeUp, routeOf, rowOf } from './support/share.ts';
import { expect, type Page, test } from './support/test.ts';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1440, height: 900 };

/** Curves of a GPU and a CPU contender. */
const shared = [64, 128, 256].flatMap((n) =>
  (['tiled', 'wasm'] as const).map((variant) =>
    rowOf(variant, variant === 'wasm' ? 'wasm' : 'gpu', {
      case: `matmul@1:${variant}:n=${n}`,
      params: { n, m: n, k: n },
      gflops: variant === 'wasm' ? n / 10 : n,
      gbps: n / 100,
    }),
  ),
);

const steps = LESSONS.flatMap((lesson) => lesson.steps.map(({ id, kind }) => ({ route: `${lesson.id}/${id}`, kind })));
const kinds = [...new Map([...steps].reverse().map(({ route, kind }) => [kind, route])).values()];

/** Where lessons begin: on the phone alone, since their column hardly grows with the window. */
const BEGINNINGS = LESSONS.map(({ id }) => `/lessons/${id}`);

const ROUTES: readonly string[] = [
  '/lessons',
  // A step of every kind.
  ...kinds.map((route) => `/lessons/${route}`),
  '/device',
  '/history',
  '/no-such-page',
  routeOf(madeUp(shared)),
  '/r/1.damaged',
];

/** Loads the route afresh and waits until nothing more is on its way. */
async function expectStill(page: Page, route: string, shifts: Shifts): Promise<void> {
  await open(page, route);
  await page.waitForLoadState('networkidle');
  const { sum, told } = await shifts();
  expect.soft(sum, `${route.slice(0, 60)}\n${told.join('\n')}`).toBeLessThan(0.02);
}

for (const size of [PHONE, DESK]) {
  test(`no route moves while it loads, at ${size.width} px`, async ({ page, bench: _ }) => {
    await page.setViewportSize(size);
    const shifts = await watchShifts(page);
    for (const route of [...ROUTES, ...(size === PHONE ? BEGINNINGS : [])]) await expectStill(page, route, shifts);

    const reports = [reportNumber(1, everyStatus), reportNumber(2)];
    await open(page, '/history');
    await importText(page, toJson(reports, new Map()));
    await expect(items(page)).toHaveCount(reports.length);
    for (const ids of ['', `/${reports[0].id}`, `/${reports.map(({ id }) => id).join(',')}`]) {
      await expectStill(page, `/history${ids}`, shifts);
    }
  });
}
