/** The lesson on the Mandelbrot set: every sentence that is made from figures, in both languages. Zooming is in real/lessons. */
import { FACTS } from '../../src/lessons/mandelbrot/claim.ts';
import { cover } from '../../src/lessons/mandelbrot/cover.ts';
import { lesson } from '../../src/lessons/mandelbrot/index.ts';
import { type Language, texts } from '../support/app.ts';
import type { Machine, Times } from '../support/figures.ts';
import {
  challenge,
  expectInHistory,
  expectRight,
  expectWrong,
  guessWithSlider,
  measure,
  runBox,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import type { Outputs } from '../support/scripted-bench.ts';
import { expect, type Page, test } from '../support/test.ts';

const COPIES = { uploadMs: 0, readbackMs: 3 };
const DRAWN: Readonly<Record<string, Times>> = {
  squares: { kernelMs: 1, ...COPIES },
  four: { kernelMs: 2, ...COPIES },
  js: { kernelMs: 160 },
  workers: { kernelMs: 40 },
  wasm: { kernelMs: 32 },
  'wasm-threads': { kernelMs: 8 },
};
const drawn: Machine = ({ variant }) => DRAWN[variant];
/** Every pixel outside after one step. */
const picture: Outputs = (_, { cases: [{ params }] }) => ({
  outputs: { counts: new Uint32Array(Number(params.width) * Number(params.height)).fill(1) },
  reference: null,
});
/** 8 ms of the CPU over 1 + 3 ms of the GPU. */
const HONEST = '2';

/** Ticks what a claim must tell, all but the last where `most` is false. */
async function tick(page: Page, language: Language, most = true): Promise<void> {
  const needed = FACTS.filter((fact) => fact.needed);
  for (const { label } of most ? needed : needed.slice(0, -1)) {
    await page.getByRole('checkbox', { name: label[language] }).check();
  }
}

async function takeApart(page: Page, language: Language): Promise<void> {
  const task = challenge(page, language);
  const field = task.getByRole('textbox');
  const check = task.getByRole('button', { name: texts[language].lessons.challenge.check });
  await tick(page, language, false);
  await field.fill(HONEST);
  await check.click();
  await expectWrong(page, language);
  await tick(page, language);
  await field.fill('885');
  await check.click();
  await expectWrong(page, language);
  await field.fill(HONEST);
  await check.click();
  await expectRight(page, language);
}

const english: Visits = {
  'every-pixel': (page) => expect(page.getByRole('img', { name: /B is outside after \d+/ })).toBeVisible(),

  guess: (page) => guessWithSlider(page, 'en'),

  async draw(page, bench) {
    await measure(bench, runBox(page, lesson.runs.draw.title), drawn, picture);
    await expect(page.getByRole('img', { name: /^Heat map of iterations, 256 × 256 pixels/ })).toBeVisible();
    await expect(page.locator('.bars li')).toHaveCount(6);
  },

  async baselines(page) {
    const told = 'Plain JavaScript took 160 ms, “WebAssembly SIMD, all cores” 8 ms: 20× between two programs';
    await expect(page.getByText(told)).toBeVisible();
    const bars = page.locator('.speed-ups .bar__value');
    await expect(bars).toHaveText([/^160×/, /^40×/, /^32×/, /^8×/]);
    await page.getByText('with the copies', { exact: true }).click();
    await expect(bars).toHaveText([/^40×/, /^10×/, /^8×/, /^2×/]);
    const claim =
      'Against the best CPU code, copies counted, the GPU is 2× faster; its kernel against plain JavaScript on one thread is 160× faster.';
    await expect(page.getByText(claim)).toBeVisible();
  },

  async apart(page) {
    await takeApart(page, 'en');
    await expect(page.getByText('Honestly, the GPU is 2× faster here.')).toBeVisible();
  },
};

const chinese: Visits = {
  draw: (page) => expect(page.getByRole('img', { name: /^迭代次数热图，256 × 256 像素/ })).toBeVisible(),
  baselines: (page) => expect(page.getByText('两个说法相差 20 倍，而 GPU 一点没变')).toBeVisible(),
  apart: (page) => takeApart(page, 'zh-CN'),
};

test('a visitor guesses, draws, compares and takes the claim apart, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
  await expectInHistory(page, 1, 'zh-CN');
});
