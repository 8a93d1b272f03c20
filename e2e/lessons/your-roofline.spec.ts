/** Lesson 10 from the first step to the last: every sentence that is made from figures, in both languages. */
import type { Cost } from '../../src/engine/contract.ts';
import { cover } from '../../src/lessons/your-roofline/cover.ts';
import { steps } from '../../src/lessons/your-roofline/play.ts';
import { runs } from '../../src/lessons/your-roofline/runs.ts';
import { cost as convolutionCost } from '../../src/workloads/convolution/definition.ts';
import { cost as mandelbrotCost } from '../../src/workloads/mandelbrot/definition.ts';
import { cost as matmulCost } from '../../src/workloads/matmul/definition.ts';
import { cost as copyCost } from '../../src/workloads/peak-copy/definition.ts';
import { cost as fmaCost } from '../../src/workloads/peak-fma/definition.ts';
import { cost as addCost } from '../../src/workloads/vector-add/definition.ts';
import { type Language, texts } from '../support/app.ts';
import { leastMs, type Machine, NO_ADAPTER, NO_GPU, withoutGpu } from '../support/figures.ts';
import {
  box,
  challenge,
  expectRight,
  expectWrong,
  goTo,
  measure,
  openStep,
  runBox,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

/** GFLOP/s and GB/s: the ridges are at 40 and at 2.5 FLOP per byte. */
const ROOFS = { gpu: { gflops: 4000, gbps: 100 }, cpu: { gflops: 50, gbps: 20 } } as const;

interface Kernels {
  readonly cost: (params: never) => Cost;
  /** Of their roof; the plain loop has a hundredth. */
  readonly share: number;
}

const KERNELS: Readonly<Record<string, Kernels>> = {
  'peak-fma': { cost: fmaCost, share: 1 },
  'peak-copy': { cost: copyCost, share: 1 },
  'vector-add': { cost: addCost, share: 0.9 },
  convolution: { cost: convolutionCost, share: 0.4 },
  matmul: { cost: matmulCost, share: 0.2 },
  mandelbrot: { cost: mandelbrotCost, share: 0.3 },
};

/** A machine on which each kernel comes as near to its roof as is said above. */
const machine: Machine = (at) => {
  const { cost, share } = KERNELS[at.workload];
  const least = leastMs(at, cost(at.params as never), ROOFS);
  return { kernelMs: least / (at.variant === 'js-textbook' ? 0.01 : share), spread: 0 };
};

const chart = (page: Page) => page.locator('.roofline');
const marks = (page: Page, side: 'gpu' | 'cpu') => chart(page).locator(`.roofline__marks--${side} path`);

async function place(page: Page, language: Language, intensity: string, gpu: string, cpu: string): Promise<void> {
  const task = challenge(page, language);
  await task.getByRole('textbox').fill(intensity);
  for (const [side, name] of [
    [/GPU/, gpu],
    [/CPU/, cpu],
  ] as const) {
    await task.getByRole('group', { name: side }).getByRole('radio', { name, exact: true }).check();
  }
  await task.getByRole('button', { name: texts[language].lessons.challenge.check }).click();
}

const english: Visits = {
  roof: (page) => expect(page.getByRole('img', { name: /^A roof over intensity/ })).toBeVisible(),

  async guess(page) {
    await page.getByRole('radio', { name: 'Adding two arrays' }).check();
    await page.getByRole('slider').press('ArrowLeft');
    await expect(page.getByText(texts.en.lessons.predict.kept)).toHaveCount(2);
  },

  async measure(page, bench) {
    const run = runBox(page, runs.all.title);
    await measure(bench, run, machine);
    await expect(run).toContainText(/GPU.*4,000 GFLOP\/s.*100 GB\/s.*40 FLOP\/byte/s);
    await expect(run).toContainText(/CPU.*50 GFLOP\/s.*20 GB\/s.*2\.5 FLOP\/byte/s);
  },

  async compare(page) {
    const nearest =
      'Nearest to its roof on the GPU: Adding two arrays, at 90% of what memory allows. Behind it: Convolution, 3×3 40%, Mandelbrot set 30%, Matrix multiplication 20%. You saw that coming.';
    await expect(page.getByText(nearest)).toBeVisible();
    await expect(page.getByText(/^The plain loop does 0\.5 of the 50 GFLOP\/s .*: 1%\./)).toBeVisible();
    await expect(marks(page, 'gpu')).toHaveCount(7);
    await expect(marks(page, 'cpu')).toHaveCount(5);
    await expect(page.locator('.roofline__findings')).toContainText(
      'GPU: below 40 FLOP/byte memory is the limit, above it arithmetic.',
    );
    // Two cards at first; each can be switched.
    await expect(chart(page).locator('.roofline__roof--card')).toHaveCount(2);
    await page.getByRole('checkbox', { name: 'V100' }).check();
    await page.getByRole('checkbox', { name: 'H100 SXM' }).uncheck();
    await expect(chart(page).locator('.roofline__roof--card text')).toHaveText(['V100 · 15,700', 'T4 · 8,100']);
    await page.getByText('Every kernel and its place').click();
    const table = page.getByRole('region', { name: 'Every kernel and its place' });
    await expect(table.locator('tbody tr')).toHaveCount(12);
    await expect(table.getByRole('row', { name: /Matrix multiplication · JavaScript CPU/ })).toContainText(/0\.5.*1%$/);
    await page.getByText('Cards: figures and where they are from').click();
    const cards = page.getByRole('region', { name: 'Cards: figures and where they are from' });
    await expect(cards.getByRole('row', { name: /^A100 80 GB/ })).toContainText(/19,500.*2,039.*NVIDIA A100.*2021/);
    await expect(page.locator('.claim')).toContainText('GPU: 1,200 of 4,000 GFLOP/s, 30%');
  },

  async walk(page, bench) {
    const play = box(page, steps.question.en);
    for (const name of ['2', '512']) {
      await play.getByRole('radio', { name, exact: true }).check();
      await measure(bench, play, machine);
    }
    // Under the slope of the GPU at first; on the CPU's flat part nearly all the way.
    await expect(play).toContainText('GPU, from 2 to 512 operations a number: 25 → 4,000 GFLOP/s; 256× the arithmetic');
    await expect(marks(page, 'gpu')).toHaveCount(2);
    await expect(chart(page).locator('polyline')).toHaveCount(2);
  },

  async place(page) {
    await place(page, 'en', '32', 'Memory', 'Arithmetic');
    await expectWrong(page, 'en');
    await place(page, 'en', '10.7', 'Memory', 'Memory');
    await expect(chart(page).locator('.roofline__at')).toContainText('your answer 10.7');
    await expectWrong(page, 'en');
    await place(page, 'en', '10.7', 'Memory', 'Arithmetic');
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  async compare(page) {
    const nearest =
      '在 GPU 上离自己的屋顶最近的是两个数组相加，达到内存所允许的 90%。其后依次是：3×3 卷积 40%，曼德博集合 30%，矩阵乘法 20%。你猜中了。';
    await expect(page.getByText(nearest)).toBeVisible();
    await expect(marks(page, 'gpu')).toHaveCount(7);
  },
  walk: (page) => expect(page.getByText(/运算量是 256 倍，用时是/).first()).toBeVisible(),
  async place(page) {
    await place(page, 'zh-CN', '10.7', '算力', '算力');
    await expectWrong(page, 'zh-CN');
    await place(page, 'zh-CN', '10.7', '内存', '算力');
    await expectRight(page, 'zh-CN');
  },
};

test('a visitor guesses, measures roofs and kernels, walks along the roof and places an unknown kernel, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});

test('a run without a whole roof says so, wherever one is needed', async ({ page, bench }) => {
  await openStep(page, cover, 'measure', 'en');
  const failed: Machine = (at) =>
    at.workload.startsWith('peak-') ? { status: 'failed', reason: NO_ADAPTER } : machine(at);
  await measure(bench, runBox(page, runs.all.title), failed);
  await expect(page.getByText(/^No whole roof came out of this run/)).toBeVisible();
  await goTo(page, cover, 'compare', 'en');
  await expect(page.getByText(/^No whole roof was measured here/)).toBeVisible();
  await goTo(page, cover, 'place', 'en');
  await expect(challenge(page, 'en')).toContainText('so this cannot be answered');
});

test.describe('without a GPU', () => {
  test.use({ environment: NO_GPU });

  test('the CPU has its roof, its kernels and its answer', async ({ page, bench }) => {
    await openStep(page, cover, 'measure', 'en');
    await measure(bench, runBox(page, runs.all.title), withoutGpu(machine));
    await goTo(page, cover, 'compare', 'en');
    await expect(marks(page, 'cpu')).toHaveCount(5);
  });
});
