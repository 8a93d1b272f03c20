/** The first visit's one reload on a host without headers throws away nothing that the visitor has begun. */
import { cover } from '../../src/lessons/memory-decides/cover.ts';
import { heading, texts } from '../support/app.ts';
import { ALLOWED, countLoads, holdServiceWorker, settle } from '../support/first-visit.ts';
import { choosePicture, png, SMALL } from '../support/lab.ts';
import { replaceLine } from '../support/lessons.ts';
import { scriptBench } from '../support/scripted-bench.ts';
import { expect, type Page, test } from '../support/test.ts';

const { lab, limit } = texts.en;

/** What a visitor may have begun, and where. */
const begun: Readonly<
  Record<string, { route: string; begin(page: Page): Promise<void>; still(page: Page): Promise<void> }>
> = {
  'a chosen picture': {
    route: `/lab/${SMALL.convolution}`,
    begin: (page) =>
      choosePicture(
        page,
        png(120, 60, () => [200, 30, 30, 255]),
      ),
    still: (page) => expect(page.getByText('made.png, 120 × 60 pixels')).toBeVisible(),
  },
  'an edited shader': {
    route: `/lessons/${cover.id}/restore`,
    begin: (page) => replaceLine(page, 'let i = j *', '  let i = j;'),
    still: (page) => expect(page.locator('.cm-content')).toContainText('let i = j;'),
  },
  'the machine’s limit, being measured': {
    route: '/device',
    begin: (page) => page.getByRole('button', { name: limit.start }).click(),
    still: (page) => expect(page.getByText(limit.running).first()).toBeVisible(),
  },
  'a camera that is on': {
    route: `/lab/${SMALL.convolution}`,
    begin: (page) => page.getByText(lab.picture.camera, { exact: true }).click(),
    still: (page) => expect(page.getByRole('button', { name: lab.camera.start })).toBeVisible(),
  },
};

for (const [what, { route, begin, still }] of Object.entries(begun)) {
  test(`${what} stays`, async ({ launch, host }) => {
    const { url } = await host();
    const page = await launch({ context: ALLOWED });
    // What is measured goes on for as long as the test wants.
    await scriptBench(page);
    const loads = await countLoads(page);
    const release = await holdServiceWorker(page);
    await page.goto(`${url}#${route}`);
    await expect(heading(page)).toBeVisible();
    await begin(page);
    await still(page);
    release();
    await settle(page);
    await still(page);
    expect(loads()).toBe(1);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  });
}

test('nothing begun: the page is loaded once more', async ({ launch, host }) => {
  const { url } = await host();
  const page = await launch({ context: ALLOWED });
  const loads = await countLoads(page);
  const release = await holdServiceWorker(page);
  await page.goto(`${url}#/lab/${SMALL.convolution}`);
  await expect(heading(page)).toBeVisible();
  expect(loads()).toBe(1);
  release();
  await expect.poll(loads).toBe(2);
  await settle(page);
});
