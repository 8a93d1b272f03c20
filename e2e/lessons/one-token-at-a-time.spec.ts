/** The lesson on writing text, from the first step to the last: every sentence that is made from figures, in both languages. */
import { cover } from '../../src/lessons/one-token-at-a-time/cover.ts';
import { lesson } from '../../src/lessons/one-token-at-a-time/index.ts';
import { texts } from '../support/app.ts';
import { type Machine, NO_GPU, sideOf, type Untimed } from '../support/figures.ts';
import {
  answer,
  box,
  expectRight,
  expectWrong,
  goTo,
  guessWithSlider,
  measure,
  openStep,
  runBox,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';

const BITS: Readonly<Record<string, number>> = { f32: 32, f16: 16, i8: 8 };

/** Weights set the pace up to sixteen columns on the GPU, up to two on the CPU, whose memory is half as fast. */
const machine: Machine = (at) => {
  const gpu = sideOf(at) === 'gpu';
  if (at.workload === 'peak-read') return { kernelMs: Number(at.params.blocks) / (gpu ? 256 : 128) };
  const b = Number(at.params.b);
  const ms = (BITS[String(at.params.weights)] / 16) * (gpu ? 1 : 2) * Math.max(1, b / (gpu ? 16 : 2));
  return { kernelMs: at.variant === 'four-rows' && b > 1 ? 2 * ms : ms };
};

const english: Visits = {
  write: (page) => expect(page.getByRole('img', { name: /^First the six tokens of a question/ })).toBeVisible(),
  guess: (page) => guessWithSlider(page, 'en'),

  async measure(page, bench) {
    const run = runBox(page, lesson.runs.columns.title);
    await measure(bench, run, machine);
    const table = run.getByRole('region', { name: 'Time and rates by number of columns' });
    await expect(table.locator('tbody tr')).toHaveCount(8);
    await expect(run).toContainText('GPU: memory was read at 4.2 GB/s.');
  },

  async compare(page) {
    const told =
      'One column takes the GPU 1 ms, 16 columns 1 ms: 1× the time for 16× the arithmetic. On the CPU it is 8×.';
    await expect(page.getByText(told)).toBeVisible();
    await expect(page.locator('.claim')).toContainText(
      'GPU: one column reads 0.53 GB/s of the 4.2 that can be read and computes 0.52 GFLOP/s; 16 columns compute 8.4 GFLOP/s.',
    );
    await expect(page.locator('.claim')).toContainText('On one side the arithmetic waits for the weights');
  },

  async weights(page, bench) {
    const play = box(page, lesson.plays.weights.question.en);
    for (const { label } of [lesson.plays.weights.options[0], lesson.plays.weights.options[2]]) {
      await play.getByRole('radio', { name: label.en, exact: true }).check();
      await measure(bench, play, machine);
    }
    const told = 'GPU, from 32 to 8 bits: 0.25× the bytes, 0.25× the time. CPU, from 32 to 8 bits: 0.25× the bytes';
    await expect(play).toContainText(told);
  },

  async tokens(page, bench) {
    const run = runBox(page, lesson.runs.tokens.title);
    await measure(bench, run, machine);
    await expect(run).toContainText(
      'a model of 8 billion 8-bit weights writes 0.066 tokens a second for one user. For 64 at once it writes 1, which are 0.016 for each: the machine does 16× the work in the same hour.',
    );
    const table = run.getByRole('region', { name: 'Estimated tokens per second: GPU' });
    await expect(table.locator('tbody tr')).toHaveCount(4);
    await run.getByText('CPU', { exact: true }).click();
    await expect(run).toContainText('the machine does 2× the work');
  },

  async fastest(page) {
    for (const wrong of [1008, 63]) {
      await answer(page, wrong, 'en');
      await expectWrong(page, 'en');
    }
    await answer(page, 126, 'en');
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  async compare(page) {
    await expect(page.getByText('GPU 算一列用 1 ms，算 16 列用 1 ms：运算量是 16 倍，用时是 1 倍。')).toBeVisible();
    await expect(page.locator('.claim')).toContainText('GPU：一列时读 0.53 GB/s（最多能读 4.2）');
  },
  weights: (page) => expect(page.getByText('GPU，从 32 位到 8 位：字节是 0.25 倍').first()).toBeVisible(),
  tokens: (page) => expect(page.getByText('80 亿个 8 位权重的模型为一个用户每秒写 0.066 个 token')).toBeVisible(),
  async fastest(page) {
    await answer(page, 63, 'zh-CN');
    await expectWrong(page, 'zh-CN');
    await answer(page, 126, 'zh-CN');
    await expectRight(page, 'zh-CN');
  },
};

test('a visitor guesses, measures, shrinks the weights and finds the fastest writer, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});

const UNTIMED: Untimed = {
  status: 'unsupported',
  reason: { code: 'device-refused', text: { en: 'It was refused.', 'zh-CN': '被拒绝了。' } },
};

test.describe('without a GPU', () => {
  test.use({ environment: NO_GPU });

  test('the CPU is estimated from, and what was recorded of a GPU stands beside it', async ({ page, bench }) => {
    await openStep(page, cover, 'tokens', 'en');
    const alone: Machine = (at) => (sideOf(at) === 'gpu' ? UNTIMED : machine(at));
    const run = runBox(page, lesson.runs.tokens.title);
    await measure(bench, run, alone);
    await expect(run.getByRole('region', { name: 'Estimated tokens per second: CPU' })).toBeVisible();
    await goTo(page, cover, 'measure', 'en');
    const columns = runBox(page, lesson.runs.columns.title);
    await measure(bench, columns, alone);
    // The GPU's rows were recorded elsewhere, and say so.
    await expect(columns.locator('tbody tr')).toHaveCount(8);
    await expect(columns.getByRole('note').filter({ hasText: texts.en.lessons.recorded.title })).toContainText(
      'software adapter',
    );
  });
});
