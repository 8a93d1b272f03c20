/** The lesson on matrix multiplication: every sentence that is made from figures, in both languages. */
import { cover } from '../../src/lessons/matmul-step-by-step/cover.ts';
import { runs } from '../../src/lessons/matmul-step-by-step/runs.ts';
import { open, texts } from '../support/app.ts';
import type { Machine } from '../support/figures.ts';
import {
  answer,
  expectRight,
  expectWrong,
  guessWithSlider,
  measure,
  openStep,
  runBox,
  stepLink,
  takeLesson,
  turnPage,
  type Visits,
} from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';

/** Each rung of the GPU's ladder halves the time. */
const RUNGS: Readonly<Record<string, number>> = {
  naive: 64,
  coalesced: 32,
  tiled: 16,
  registers: 8,
  'registers-direct': 2,
  'js-textbook': 200,
  'js-blocked': 60,
  'wasm-threads': 10,
};
const ladder: Machine = ({ variant }) => ({ kernelMs: RUNGS[variant] });
/** As long for 32 columns as for one. */
const narrow: Machine = ({ variant }) => ({ kernelMs: variant === 'registers-direct' ? 0.1 : 0.2 });

const DONE = `(${texts.en.lessons.lesson.done})`;

const english: Visits = {
  async element(page) {
    await expect(page.locator('math')).not.toHaveCount(0);
  },

  guess: (page) => guessWithSlider(page, 'en'),

  // The runs of rungs 3 to 5 differ in their patterns alone, and the ladder measures the same kernels.
  async lanes(page, bench) {
    await measure(bench, runBox(page, runs.lanes.title), ladder);
    await expect(page.locator('.bar > .bar__value')).toHaveText([/^64 ms/, /^32 ms/, /^200 ms/]);
  },

  async ladder(page, bench) {
    await measure(bench, runBox(page, runs.ladder.title), ladder);
    await expect(page.locator('.chart-figure').first()).toBeVisible();
    await expect(page.locator('.sentence').filter({ hasText: 'From slowest to fastest' })).toContainText(
      'At n = 128 the fastest rung, “Register blocks, no workgroup memory”, took 2 ms and the first 64 ms: 32× (32–32). From slowest to fastest: Naive; Coalesced; Tiled; Register blocks; Register blocks, no workgroup memory. The CPU’s best, “WebAssembly SIMD, all cores”, took 10 ms.',
    );
    await expect(page.locator('.claim')).toContainText('does 4,194,304 operations, and “Naive” takes 32× as long');
  },

  async reads(page) {
    await answer(page, 0.25, 'en');
    await expectWrong(page, 'en');
    await answer(page, 4, 'en');
    await expectRight(page, 'en');
  },

  async columns(page, bench) {
    await measure(bench, page, narrow);
    await expect(page.locator('.bar__name').filter({ hasText: 'Matrix times a few columns' })).toHaveCount(2);
    await page.getByText('32', { exact: true }).click();
    await measure(bench, page, narrow);
    // 2 · 128 · 128 operations a column.
    await expect(page.locator('.sentence')).toContainText(
      'From 1 to 32 columns: GPU 0.33 → 10 GFLOP/s, CPU 0.16 → 5.2 GFLOP/s.',
    );
    await expect(page.locator('.sentence')).toContainText('how fast A arrives: GPU 0.67 GB/s, CPU 0.33 GB/s.');
  },
};

const chinese: Visits = {
  ladder: (page) =>
    expect(page.locator('.sentence').filter({ hasText: '由慢到快' })).toContainText('后者是前者的 32 倍'),
  reads: (page) => expectRight(page, 'zh-CN'),
  columns: (page) => expect(page.locator('.sentence')).toContainText('从 1 列到 32 列：GPU 0.33 → 10 GFLOP/s'),
};

test('a visitor climbs the ladder rung by rung, in English, and sees it in Chinese', async ({ page, bench }) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});

test('a step is ticked by what it asks for, not by turning the page; a step of text by reading to its end', async ({
  page,
  bench,
}) => {
  await openStep(page, cover, 'element', 'en');
  for (const step of ['element', 'guess', 'lanes']) await turnPage(page, cover, step, 'en');
  const ticked = async (step: string, done: boolean) =>
    done
      ? expect(stepLink(page, cover, step, 'en')).toContainText(DONE)
      : expect(stepLink(page, cover, step, 'en')).not.toContainText(DONE);
  await ticked('element', true);
  await ticked('guess', false);
  await ticked('lanes', false);
  await stepLink(page, cover, 'guess', 'en').click();
  await guessWithSlider(page, 'en');
  await ticked('guess', true);
  await stepLink(page, cover, 'lanes', 'en').click();
  await measure(bench, runBox(page, runs.lanes.title), ladder);
  await ticked('lanes', true);
});

const late = { code: 'out-of-time', text: { en: 'The time was over.', 'zh-CN': '时间用完了。' } };

test('where time ran out, what is missing is named, and more time is offered and given', async ({ page, bench }) => {
  await openStep(page, cover, 'lanes', 'en');
  const run = runBox(page, runs.lanes.title);
  await measure(bench, run, ({ variant }) =>
    variant === 'naive'
      ? { status: 'aborted', reason: late }
      : { kernelMs: 4, samples: variant === 'coalesced' ? 2 : 20 },
  );
  await expect(run).toContainText('The time was over before “Naive” could be measured.');
  await expect(run).toContainText('Only a few samples of “Coalesced” fitted into the time');
  await run.getByRole('button', { name: texts.en.lessons.lack.more }).click();
  const second = await bench.nextRun();
  expect(second.plan.budgetMs).toBe(3 * runs.lanes.budgetMs);
  // Nothing at all this time: what was measured before stays, and the offer with it.
  await second.finish(() => ({ status: 'aborted', reason: late }));
  await expect(run.getByRole('button', { name: texts.en.lessons.lack.more })).toBeVisible();
  await expect(run).toContainText('“Naive”, “Coalesced”, and “JavaScript');
  await run.getByRole('button', { name: texts.en.lessons.lack.more }).click();
  await (await bench.nextRun()).finish(ladder);
  await expect(run.locator('.bar > .bar__value')).toHaveText([/^64 ms/, /^32 ms/, /^200 ms/]);
  await expect(run.getByRole('button', { name: texts.en.lessons.lack.more })).toBeHidden();
});

test('addresses of steps that have moved lead to where they are now', async ({ page, bench: _ }) => {
  for (const [step, lesson] of [
    ['beat', 'the-last-factor-of-two'],
    ['digits', 'different-digits'],
  ]) {
    await open(page, `/lessons/${cover.id}/${step}`, { language: 'en' });
    await expect(page).toHaveURL(new RegExp(`#/lessons/${lesson}/${step}$`));
    await expect(page.getByRole('navigation', { name: texts.en.lessons.lesson.steps })).toBeVisible();
  }
});
