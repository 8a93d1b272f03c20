/** The lesson on rounding: every sentence that is made from figures, in both languages. */
import { cover } from '../../src/lessons/different-digits/cover.ts';
import { lesson } from '../../src/lessons/different-digits/index.ts';
import { runs } from '../../src/lessons/different-digits/runs.ts';
import { texts } from '../support/app.ts';
import { type Machine, NO_GPU, withoutGpu } from '../support/figures.ts';
import {
  answer,
  box,
  expectRight,
  expectWrong,
  goTo,
  measure,
  openStep,
  runBox,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import type { Outputs } from '../support/scripted-bench.ts';
import { expect, test } from '../support/test.ts';

const machine: Machine = () => ({ kernelMs: 2 });
/** Four contenders that differ in their last digits. */
const digits: Outputs = (index) => ({
  outputs: { c: new Float32Array(64 * 64).fill(1 + index * 2 ** -20) },
  reference: null,
});

const english: Visits = {
  guess: (page) => page.getByText('in five to eight', { exact: true }).click(),

  async digits(page, bench) {
    await measure(bench, runBox(page, runs.digits.title), machine, digits);
    await expect(page.locator('tbody tr')).toHaveCount(7);
  },

  async compare(page) {
    await expect(page.locator('.sentence')).toContainText('they agree in 6 of 9 digits');
    await expect(page.locator('.claim')).toContainText(texts.en.lessons.claim.no);
    await expect(page.locator('.claim')).toContainText('4 contenders gave 4 different numbers');
  },

  async longer(page, bench) {
    const play = box(page, lesson.plays.length.question.en);
    for (const label of ['64', '8,192']) {
      await play.getByRole('radio', { name: label, exact: true }).check();
      await measure(bench, play, machine);
    }
    await expect(play.locator('.sentence')).toContainText('GPU: with 128 times as many products');
  },

  async 'plus-one'(page) {
    await answer(page, 16_777_217, 'en');
    await expectWrong(page, 'en');
    await answer(page, 16_777_216, 'en');
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  compare: (page) => expect(page.locator('.claim')).toContainText('4 种做法得出 4 个不同的数，而且全都通过了核对'),
  longer: (page) => expect(page.locator('.sentence')).toContainText('GPU：乘积的个数是 128 倍'),
  'plus-one': (page) => expectRight(page, 'zh-CN'),
};

test('a visitor finds different digits and no bug, in English and in Chinese', async ({ page, bench }) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});

test.describe('without a GPU', () => {
  test.use({ environment: NO_GPU });

  test('the claim is judged by errors, not from two results of the CPU', async ({ page, bench }) => {
    await openStep(page, cover, 'digits', 'en');
    const alone = withoutGpu(() => ({ kernelMs: 3 }));
    await measure(bench, runBox(page, runs.digits.title), alone, digits);
    await goTo(page, cover, 'compare', 'en');
    await expect(page.locator('.claim')).toContainText('Both sides were verified, and neither is exact');
  });
});
