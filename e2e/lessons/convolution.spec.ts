/** The lesson on convolution: every sentence that is made from figures, in both languages. Filtering is in real/lessons. */
import { cover } from '../../src/lessons/convolution/cover.ts';
import { runs } from '../../src/lessons/convolution/runs.ts';
import { texts } from '../support/app.ts';
import { type Figure, type Machine, ORDINARY } from '../support/figures.ts';
import { drop, fakeCamera, png } from '../support/lab.ts';
import { guessWithSlider, measure, openStep, runBox, runButton, takeLesson, type Visits } from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';

const FRAME: Readonly<Record<string, number>> = {
  direct: 20,
  tiled: 10,
  'direct-rows': 8,
  separable: 4,
  'js-separable': 80,
  'wasm-separable-threads': 12,
};
const TOO_LARGE: Figure = {
  status: 'unsupported',
  reason: { code: 'limit', text: { en: 'The workgroup is too large.', 'zh-CN': '工作组太大。' } },
};
const TILES: Readonly<Record<string, Figure>> = {
  'tiled-8': { kernelMs: 2 },
  tiled: { kernelMs: 3 },
  'tiled-32': TOO_LARGE,
  direct: { kernelMs: 4 },
  'wasm-threads': { kernelMs: 9 },
};
const frame: Machine = ({ variant }) => ({ kernelMs: FRAME[variant] });
const tiles: Machine = ({ variant }) => TILES[variant];

const english: Visits = {
  async window(page) {
    await expect(page.getByRole('img', { name: /3×3 window/ })).toBeVisible();
  },

  guess: (page) => guessWithSlider(page, 'en'),

  async measure(page, bench) {
    await measure(bench, runBox(page, runs.frame.title), frame);
    await expect(page.locator('.frames__row')).toHaveCount(6);
  },

  async compare(page) {
    await expect(page.locator('.sentence')).toContainText(
      'The GPU’s fastest kernel here is “Separable, two passes”: 4 ms a frame, 24% of the 16.7 ms there are. The CPU’s best took 12 ms.',
    );
    await expect(page.locator('.claim')).toContainText(
      'For 192 × 108 pixels the CPU’s best, “WebAssembly SIMD, separable, all cores”, needs 12 ms, within 16.7 ms; the GPU 4 ms.',
    );
  },

  async tile(page, bench) {
    await measure(bench, runBox(page, runs.tiles.title), tiles);
    await expect(page.locator('.claim')).toContainText(
      '8×8: 2 ms, 16×16: 3 ms. 32×32 did not run: a workgroup on this adapter cannot be that large. With no tile at all: 4 ms.',
    );
  },
};

const chinese: Visits = {
  compare: (page) =>
    expect(page.locator('.sentence')).toContainText('每帧 4 ms，只占 16.7 ms 的 24%。CPU 最快用了 12 ms。'),
  tile: (page) =>
    expect(page.locator('.claim')).toContainText(
      '8×8：2 ms，16×16：3 ms。32×32 没有跑成：此适配器的工作组没有这么大。',
    ),
};

test('a visitor measures a frame and compares tiles, in English and in Chinese', async ({ page, bench }) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});

test('during a run the camera is off, and a picture that is dropped is not taken', async ({ page, bench }) => {
  const { lab } = texts.en;
  const picture = png(120, 60, () => [200, 30, 30, 255]);
  const camera = await fakeCamera(page);
  await openStep(page, cover, 'yours', 'en');
  await page.getByText(lab.picture.camera, { exact: true }).click();
  await page.getByRole('button', { name: lab.camera.start }).click();
  await expect(page.locator('video')).toBeVisible();
  expect(await camera()).toBe('live');
  await runButton(page, 'en').click();
  const run = await bench.nextRun();
  await expect(page.locator('video')).toBeHidden();
  expect(await camera()).toBe('ended');
  await expect(page.getByRole('button', { name: lab.camera.start })).toBeDisabled();
  await drop(page, 'late.png', picture);
  await run.finish(ORDINARY);
  await expect(page.getByRole('button', { name: lab.camera.start })).toBeEnabled();
  await expect(page.getByText(/late\.png/)).toBeHidden();
  // Afterwards one is taken again.
  await drop(page, 'later.png', picture);
  await expect(page.getByText(/later\.png/)).toBeVisible();
});
