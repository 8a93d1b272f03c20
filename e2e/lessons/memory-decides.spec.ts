/** Lesson 7 from the first step to the last, on the software adapter. */
import { cover } from '../../src/lessons/memory-decides/cover.ts';
import { turn } from '../../src/lessons/memory-decides/play.ts';
import { expectNoOverflow } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import {
  box,
  expectRight,
  expectWrong,
  goTo,
  guessWithSlider,
  measure,
  openStep,
  replaceLine,
  runEdit,
  speak,
  walk,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

test('a visitor guesses, measures, turns a matrix and restores the bandwidth, in English and in Chinese', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await openStep(page, cover, 'lines', 'en');
  await walk(page, cover, 'en', async (step) => {
    await visits[step]?.(page);
    await expectSound(page);
  });

  await speak(page, 'zh-CN');
  await goTo(page, cover, 'lines', 'zh-CN');
  await walk(page, cover, 'zh-CN', async (step) => {
    await expect(page.locator('.lesson-text')).not.toContainText(/undefined|NaN/);
    if (step === 'compare') await expect(page.getByText(/^挨着取，GPU 用了 .+；隔 16 个取，用了 .+$/)).toBeVisible();
    if (step === 'restore') await expectRight(page, 'zh-CN');
    await expectSound(page);
  });
});

async function expectSound(page: Page): Promise<void> {
  await expectNoOverflow(page);
  await expectAccessible(page);
}

const visits: Readonly<Record<string, (page: Page) => Promise<void>>> = {
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
    await measure(page, 'en');
    await expect(page.getByText(/From 4 to 8 operations a number: GPU .+× the time, CPU .+×\./)).toBeVisible();
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
