/** The lesson on convolution, walked through in both languages on the software adapter. */
import { cover } from '../../src/lessons/convolution/cover.ts';
import { runs } from '../../src/lessons/convolution/runs.ts';
import { type Language, texts } from '../support/app.ts';
import { choosePicture, pixelOf, png } from '../support/lab.ts';
import {
  challenge,
  expectRight,
  expectWrong,
  guessWithSlider,
  measure,
  measureRun,
  takeLesson,
  type Visits,
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

/** Filters with these weights and waits for the outcome. */
async function draw(page: Page, weights: readonly string[], language: Language): Promise<void> {
  await typeWeights(page, weights, language);
  await measure(challenge(page, language), language);
}

const english: Visits = {
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

  async edge(page) {
    await draw(page, BLUR, 'en');
    await expectWrong(page, 'en');
    await draw(page, SOBEL, 'en');
    await expectRight(page, 'en');
    // Where nothing changes the card came out black.
    await expect(challenge(page, 'en').locator('tbody tr').first().locator('td')).toHaveText('0');
  },
};

const chinese: Visits = {
  compare: (page) => expect(page.locator('.sentence')).toContainText('16.7 ms'),
  tile: (page) => expect(page.locator('.claim')).toContainText('32×32 没有跑成'),
  // The picture is kept from step to step.
  yours: (page) => expect(page.getByText(/made\.png，?\s*64 × 64/)).toBeVisible(),
  async edge(page) {
    await draw(page, SOBEL, 'zh-CN');
    await expectRight(page, 'zh-CN');
  },
};

test('a visitor measures a frame, filters a picture and draws an edge detector, in English and in Chinese', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await takeLesson(page, cover, { en: english, 'zh-CN': chinese });
});
