/** Lesson 6 from the first step to the last: every sentence that is made from figures, in both languages. */
import { challenges } from '../../src/lessons/when-the-gpu-loses/challenges.ts';
import { cover } from '../../src/lessons/when-the-gpu-loses/cover.ts';
import { branches } from '../../src/lessons/when-the-gpu-loses/play.ts';
import { speak } from '../support/app.ts';
import { type Machine, sideOf } from '../support/figures.ts';
import {
  answer,
  box,
  challenge,
  choose,
  expectRight,
  expectWrong,
  measure,
  openStep,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';

/** The GPU takes its fee whatever the size; the CPU a time that grows with it: level at 8,192 elements. */
const adding: Machine = (at) =>
  sideOf(at) === 'gpu'
    ? { kernelMs: 0.1, uploadMs: 0.2, readbackMs: 0.2 }
    : { kernelMs: (0.1 * Number(at.params.n)) / 8192 };
const BRANCHES: Readonly<Record<string, number>> = { branch: 4, js: 2, wasm: 3 };
const branching: Machine = ({ variant, params }) => ({ kernelMs: params.run === 1 ? BRANCHES[variant] : 1 });
const CHAIN: Readonly<Record<string, number>> = { js: 1, 'wasm-threads': 2, one: 10 };

const SEALED = 'The same addition at six sizes, sealed';

const english: Visits = {
  async fee(page) {
    await expect(page.locator('math')).not.toHaveCount(0);
    await expect(page.getByRole('img', { name: /break-even/ })).toBeVisible();
  },

  async guess(page) {
    const points = page.getByRole('slider');
    await expect(points).toHaveCount(4);
    // As low as it goes at the first two sizes, as high as it goes at the others.
    for (const [index, point] of (await points.all()).entries()) await point.press(index < 2 ? 'Home' : 'End');
  },

  async sweep(page, bench) {
    await measure(bench, box(page, 'c = a + b at four sizes'), adding);
    await expect(page.locator('.chart-figure')).toBeVisible();
  },

  async compare(page) {
    const told =
      'Kernel against kernel, at 512 the CPU is 16× faster. At 262,144 the GPU is 32× faster. Your curve has the right winner at 4 of 4 sizes.';
    await expect(page.getByText(told)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Who leads at which size' }).getByRole('row')).toHaveCount(5);
    const always = 'Of 4 sizes its kernel leads at 2; with the copies counted it leads at 1.';
    await expect(page.getByText(always)).toBeVisible();
  },

  async branches(page, bench) {
    const play = box(page, branches.question.en);
    await measure(bench, play, branching);
    await play.getByRole('radio', { name: '256' }).check();
    await measure(bench, play, branching);
    const told =
      'Arranged by 1 instead of 256, the same work takes the GPU 4× the time. It takes the CPU’s SIMD 3× the time, and plain JavaScript 2× the time.';
    await expect(page.getByText(told)).toBeVisible();
  },

  async 'in-line'(page, bench) {
    await measure(bench, box(page, 'One chain of 65,536 steps'), ({ variant }) => ({ kernelMs: CHAIN[variant] }));
    const told =
      'One chain: one thread of JavaScript 1 ms, all cores 2 ms, the GPU 10 ms. The chain has one step at a time to give away.';
    await expect(page.getByText(told)).toBeVisible();
    const laws = page.locator('.laws');
    await expect(laws.getByRole('img')).toBeVisible();
    const finding = laws.locator('.sentence');
    await expect(finding).not.toContainText('Nothing');
    await laws.getByRole('slider').press('End');
    await expect(finding).toHaveText('Nothing is left to spread: the time stays as it was.');
  },

  async 'break-even'(page, bench) {
    await measure(bench, box(page, SEALED), adding);
    // The last size at which the CPU leads is 4,096, the first at which the GPU does 16,384.
    for (const wrong of [1, 4000, 17_000]) {
      await answer(page, wrong, 'en');
      await expectWrong(page, 'en');
    }
    await answer(page, 8192, 'en');
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  compare: (page) => expect(page.getByRole('table').first()).toContainText('262,144'),
  branches: (page) => expect(page.getByText('GPU 用时是 4 倍。CPU 的 SIMD 用时是 3 倍')).toBeVisible(),
  async 'break-even'(page) {
    await answer(page, 1, 'zh-CN');
    await expectWrong(page, 'zh-CN');
    await answer(page, 10_000, 'zh-CN');
    await expectRight(page, 'zh-CN');
  },
};

test('a visitor guesses, measures, turns the knobs and finds the break-even, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});

const WITHOUT_CROSSING: Readonly<Record<string, Machine>> = {
  cpu: (at) => ({ kernelMs: sideOf(at) === 'gpu' ? 2 : 1 }),
  gpu: (at) => ({ kernelMs: sideOf(at) === 'gpu' ? 1 : 2 }),
  unclear: () => ({ kernelMs: 1 }),
};

for (const [right, machine] of Object.entries(WITHOUT_CROSSING)) {
  test(`without a break-even another question is asked, and '${right}' alone answers it`, async ({ page, bench }) => {
    const { ever } = challenges;
    if (ever.kind !== 'choice') throw new Error('The question without a crossing is a choice.');
    await openStep(page, cover, 'break-even', 'en');
    await measure(bench, box(page, SEALED), machine);
    await expect(challenge(page, 'en')).toContainText(ever.question.en);
    for (const { id, label } of ever.options) {
      await choose(page, label, 'en');
      await (id === right ? expectRight : expectWrong)(page, 'en');
    }
    await speak(page, 'zh-CN');
    await expect(challenge(page, 'zh-CN')).toContainText(ever.question['zh-CN']);
  });
}
