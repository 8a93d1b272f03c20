/** Lesson 7 from the first step to the last, on the software adapter. */
import { cover } from '../../src/lessons/memory-decides/cover.ts';
import { turn } from '../../src/lessons/memory-decides/play.ts';
import {
  box,
  expectRight,
  expectWrong,
  guessWithSlider,
  measure,
  replaceLine,
  runEdit,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';

const english: Visits = {
  async lines(page) {
    await expect(
      page.getByRole('img', { name: /four lines, of which three quarters are fetched in vain/ }),
    ).toBeVisible();
    await expect(page.getByText('copied[i] = source[i * problem.stride]')).toBeVisible();
  },

  guess: (page) => guessWithSlider(page, 'en'),

  async sweep(page) {
    await measure(page, 'en');
    await expect(page.locator('.chart-figure')).toBeVisible();
  },

  async compare(page) {
    await expect(page.getByText(/^Side by side the GPU took .+, 16 apart .+\.$/)).toBeVisible();
    await expect(page.getByText(/At stride 1 on the GPU: a stretch per thread/)).toBeVisible();
    // Eight cases in six seconds: a machine that does other things as well may be asked to measure again.
    await expect(async () => {
      await measure(page, 'en');
      const told = page.getByText(/From 4 to 8 operations a number: GPU .+× the time, CPU .+×\./);
      await expect(told).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 60_000 });
  },

  async turn(page) {
    const play = box(page, turn.question.en);
    await measure(play, 'en');
    await play.getByRole('radio', { name: 'Tile by tile' }).check();
    await measure(play, 'en');
    await expect(page.getByText(/^On the GPU, tile by tile .+ On the CPU, in blocks .+\.$/)).toBeVisible();
  },

  async restore(page) {
    await replaceLine(page, 'let i = j *', '  let i = j / 2 * 2;');
    await runEdit(page, 'en');
    await expect(page.getByText('Your version computes something else')).toBeVisible();
    await expectWrong(page, 'en');
    await replaceLine(page, 'let i = j / 2', '  let i = j;');
    // Two runs are compared; on a machine that does other things as well, one of them may be disturbed.
    await expect(async () => {
      await runEdit(page, 'en');
      await expect(page.getByText(/^Your version is right and takes/)).toBeVisible({ timeout: 60_000 });
      await expectRight(page, 'en', { timeout: 1000 });
    }).toPass({ timeout: 100_000 });
  },
};

const chinese: Visits = {
  compare: (page) => expect(page.getByText(/^挨着取，GPU 用了 .+；隔 16 个取，用了 .+$/)).toBeVisible(),
  restore: (page) => expectRight(page, 'zh-CN'),
};

test('a visitor guesses, measures, turns a matrix and restores the bandwidth, in English and in Chinese', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await takeLesson(page, cover, { en: english, 'zh-CN': chinese });
});
