/**
 * Ten views as pictures: what stands where, and how it looks. Whoever changes one on purpose takes it anew with
 * `npm run screenshots:accept`, and looks at it. Each view is reached as a visitor may reach it, from another page: styles
 * of that page must do nothing to this one.
 */
import { cover as adding } from '../src/lessons/adding-arrays/cover.ts';
import { toJson } from '../src/results/export/json.ts';
import { caseAt } from '../src/results/history/testing/reports.ts';
import { heading, sentence } from './support/app.ts';
import { type Machine, measurement, ORDINARY, report, SOFTWARE } from './support/figures.ts';
import { copyId, importText, items } from './support/history.ts';
import { machine, start } from './support/home.ts';
import { runLab, SWEEP } from './support/lab.ts';
import { box, measure } from './support/lessons.ts';
import { madeUp, routeOf, rowOf } from './support/share.ts';
import { expect, test } from './support/test.ts';
import { CHROMIUM, expectPicture, isAnother, SAME_EVERYWHERE, show, turnTo } from './support/visual.ts';

// Letters are drawn by the system's own code elsewhere, and every line then differs.
test.skip(process.platform !== 'linux', 'pictures of pages were made on Linux, and are compared there alone');
test.skip(
  ({ browser }) => isAnother(browser),
  `pictures of pages were made with Chromium ${CHROMIUM}, and this one, of another version, may draw letters otherwise`,
);
test.use(SAME_EVERYWHERE);

test('home before a race', async ({ page, bench: _ }) => {
  await show(page, '/');
  await expectPicture(page, 'home');
});

test('home after a race', async ({ page, bench }) => {
  await show(page, '/');
  await (await start(page, bench)).finish(machine);
  await expect(sentence(page)).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
  await expectPicture(page, 'home-after');
});

test('the lab with its example', async ({ page, bench: _ }) => {
  await show(page, '/lab');
  // The example's charts answer from then on.
  await page.mouse.move(0, 0);
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await expectPicture(page, 'lab');
});

test('the lab after a run', async ({ page, bench }) => {
  await show(page, `/lab/${SWEEP.matmul}`);
  await runLab(page, bench);
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
  await expectPicture(page, 'lab-after');
});

test('a step of a lesson, with text and figure', async ({ page, bench: _ }) => {
  await show(page, '/lessons/memory-decides/lines');
  await expectPicture(page, 'lesson');
});

test('a lesson’s run, with bars, once a chart has been seen', async ({ page, bench }) => {
  await show(page, '/lab');
  // The example's charts answer from then on.
  await page.mouse.move(0, 0);
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await turnTo(page, `/lessons/${adding.id}/measure`);
  await measure(bench, page, byContender);
  await expectPicture(box(page, 'c = a + b, 4,194,304 elements'), 'lesson-bars');
});

test('the map of the lessons', async ({ page, bench: _ }) => {
  await show(page, '/lessons');
  await expectPicture(page, 'lessons');
});

test('the history, with two runs', async ({ page, bench: _ }) => {
  await show(page, '/history');
  const runs = [ORDINARY, byContender].map((of, index) => ({
    ...report(
      { budgetMs: 3000, seed: 1, ownInputs: false },
      SOFTWARE,
      ['tiled', 'wasm-threads'].map((variant) => measurement(caseAt(256, variant), of(caseAt(256, variant)))),
    ),
    id: copyId(index + 1),
    startedAt: `2026-03-14T09:2${index}:00Z`,
  }));
  await importText(page, toJson(runs, new Map([[runs[0].id, 'Kitchen laptop']])));
  await expect(items(page)).toHaveCount(runs.length);
  await expectPicture(page, 'history');
});

test('the device', async ({ page, bench: _ }) => {
  await show(page, '/device');
  await expectPicture(page, 'device');
});

test('a shared result', async ({ page, bench: _ }) => {
  const rows = [64, 128, 256].flatMap((n) =>
    (['tiled', 'wasm'] as const).map((variant) => {
      const median = (n / 64) ** 3 * (variant === 'wasm' ? 0.8 : 0.1);
      return rowOf(variant, variant === 'wasm' ? 'wasm' : 'gpu', {
        case: `matmul@1:${variant}:n=${n}`,
        params: { n, m: n, k: n },
        kernelMs: { median, low: 0.95 * median, high: 1.05 * median, min: 0.9 * median, samples: 20 },
        gflops: (2 * n ** 3) / median / 1e6,
      });
    }),
  );
  await show(page, routeOf(madeUp(rows)));
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await expect(heading(page)).toBeVisible();
  await expectPicture(page, 'result');
});

/** A time for each contender, so that every bar has a length of its own. */
function byContender({ variant }: Parameters<Machine>[0]): ReturnType<Machine> {
  const ms: Readonly<Record<string, number>> = { scalar: 2, vec4: 1, tiled: 6, js: 12, 'wasm-threads': 3 };
  return { kernelMs: ms[variant], uploadMs: 1, readbackMs: 0.5 };
}
