/** The lesson on convolution, walked through in both languages on the software adapter. */
import { cover } from '../../src/lessons/convolution/cover.ts';
import { runs } from '../../src/lessons/convolution/runs.ts';
import { expectNoOverflow, type Language, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import { choosePicture, pixelOf, png } from '../support/lab.ts';
import {
  challenge,
  expectRight,
  expectWrong,
  goTo,
  guessWithSlider,
  measure,
  measureRun,
  openStep,
  speak,
  walk,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

const BLUR = new Array(9).fill('1/9');
const SOBEL = [-1, 0, 1, -2, 0, 2, -1, 0, 1].map(String);

const CHOSEN = 'made.png, 64 × 64 pixels';

async function typeWeights(page: Page, weights: readonly string[], language: Language): Promise<void> {
  const { cell } = texts[language].lab.weights;
  for (const [at, weight] of weights.entries()) {
    const name = cell.replace('{{row}}', `${Math.floor(at / 3) + 1}`).replace('{{column}}', `${(at % 3) + 1}`);
    await page.getByLabel(name, { exact: true }).fill(weight);
  }
}

/** A blur is no edge detector; Sobel's weights are one. */
async function solve(page: Page, language: Language): Promise<void> {
  await typeWeights(page, BLUR, language);
  await measure(challenge(page, language), language);
  await expectWrong(page, language);
  await typeWeights(page, SOBEL, language);
  await measure(challenge(page, language), language);
  await expectRight(page, language);
  // Where nothing changes the card came out black.
  await expect(challenge(page, language).locator('tbody tr').first().locator('td')).toHaveText('0');
}

const visits: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async window(page) {
    await expect(page.getByRole('img', { name: /3×3 window/ })).toBeVisible();
  },

  guess: (page) => guessWithSlider(page, 'en'),

  async measure(page) {
    await measureRun(page, runs.frame.title, 'en');
    await expect(page.locator('.frames__row')).toHaveCount(6);
  },

  async compare(page) {
    await expect(page.locator('.sentence')).toContainText('16.7 ms');
    await expect(page.locator('.claim').getByRole('status')).toBeVisible();
  },

  async tile(page) {
    await measureRun(page, runs.tiles.title, 'en');
    await expect(page.locator('.claim')).toContainText(/8×8: [\d.]+ (µs|ms|s), 16×16: .* 32×32 did not run/);
  },

  async yours(page) {
    // Dark on the left, bright on the right: the edge is where Sobel's weights answer.
    await choosePicture(
      page,
      png(64, 64, (x) => (x < 32 ? [40, 40, 40, 255] : [200, 200, 200, 255])),
    );
    await expect(page.getByText(CHOSEN)).toBeVisible();
    await typeWeights(page, SOBEL, 'en');
    await measure(page, 'en');
    const after = /after the weights have filtered it/;
    expect(await pixelOf(page, after, 20, 128)).toEqual([0, 0, 0, 255]);
    expect((await pixelOf(page, after, 128, 128))[0]).toBeGreaterThan(100);
    await expect(page.locator('.frames__row')).toHaveCount(4);
  },

  edge: (page) => solve(page, 'en'),
};

test('a visitor measures a frame, filters a picture and draws an edge detector, in English and in Chinese', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openStep(page, cover, cover.steps[0].id, 'en');
  await walk(page, cover, 'en', async (step) => {
    await visits[step]?.(page);
    await expectAccessible(page);
  });

  await speak(page, 'zh-CN');
  await goTo(page, cover, 'window', 'zh-CN');
  await walk(page, cover, 'zh-CN', async (step) => {
    if (step === 'compare') await expect(page.locator('.sentence')).toContainText('16.7 ms');
    if (step === 'tile') await expect(page.locator('.claim')).toContainText('32×32 没有跑成');
    // The picture is kept from step to step.
    if (step === 'yours') await expect(page.getByText(/made\.png，?\s*64 × 64/)).toBeVisible();
    if (step === 'edge') await solve(page, 'zh-CN');
    await expect(page.locator('.lesson-text')).not.toContainText(/undefined|NaN/);
    await expectNoOverflow(page);
  });
});
