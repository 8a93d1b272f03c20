/** Lesson 1 from the first step to the last: every sentence that is made from figures, in both languages. */
import { LINES } from '../../src/lessons/meet-your-gpu/answers.ts';
import { cover } from '../../src/lessons/meet-your-gpu/cover.ts';
import { texts } from '../support/app.ts';
import { type Machine, sideOf } from '../support/figures.ts';
import { challenge, expectRight, expectWrong, measure, takeLesson, type Visits } from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

const machine: Machine = (at) => ({ kernelMs: sideOf(at) === 'gpu' ? 2 : 10 });

/** Puts every line to its command; of the first two, one in the place of the other where `wrongly`. */
async function match(page: Page, wrongly: boolean): Promise<void> {
  const places = LINES.map(({ belongs }): string => belongs);
  if (wrongly) [places[0], places[1]] = [places[1], places[0]];
  for (const [index, item] of LINES.entries()) {
    await challenge(page, 'en').getByLabel(item.label.en.replaceAll('`', '')).selectOption(places[index]);
  }
  await challenge(page, 'en').getByRole('button', { name: texts.en.lessons.challenge.check }).click();
}

const english: Visits = {
  async 'second-processor'(page) {
    await expect(page.getByRole('img', { name: /^A CPU with a few large cores/ })).toBeVisible();
  },

  async guess(page) {
    await page.getByText('No, only the family').click();
    await expect(page.getByText(texts.en.lessons.predict.kept)).toBeVisible();
  },

  async meet(page, bench) {
    await expect(page.getByText('swiftshader')).toBeVisible();
    await measure(bench, page, machine);
    await expect(page.getByText('WebAssembly SIMD, all cores')).toBeVisible();
  },

  async compare(page) {
    await expect(page.getByText(/^It said: google, swiftshader\..*as you thought/)).toBeVisible();
    await expect(page.getByText('Points for this guess: 100 of 100')).toBeVisible();
    await expect(page.getByText('GPU 2 ms, CPU 10 ms. Here the GPU is 5× faster at this work.')).toBeVisible();
    await expect(page.getByText(/Neither temperature nor memory in use is among them/)).toBeVisible();
  },

  async explore(page) {
    await page.getByRole('radio', { name: 'lspci' }).check();
    await expect(page.getByText('It works without any driver.', { exact: false })).toBeVisible();
  },

  async match(page) {
    await match(page, true);
    await expectWrong(page, 'en');
    await match(page, false);
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  compare: (page) => expect(page.getByText('只说了系列，没说型号')).toBeVisible(),
  match: (page) => expectRight(page, 'zh-CN'),
};

test('a visitor meets the GPU and tells the commands apart, in English and in Chinese', async ({ page, bench }) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});
