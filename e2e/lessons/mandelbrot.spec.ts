/** The lesson on the Mandelbrot set: drawn, compared with four baselines, zoomed until it breaks; in both languages. */
import { FACTS } from '../../src/lessons/mandelbrot/claim.ts';
import { cover } from '../../src/lessons/mandelbrot/cover.ts';
import { lesson } from '../../src/lessons/mandelbrot/index.ts';
import { type Language, texts } from '../support/app.ts';
import {
  box,
  challenge,
  expectInHistory,
  expectRight,
  expectWrong,
  guessWithSlider,
  measureRun,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

/** Drawing one picture takes seconds on a busy machine. */
const DRAWN = { timeout: 60_000 };
const MS = { ns: 1e-6, µs: 1e-3, ms: 1, s: 1e3 } as const;

/** Ticks what a claim must tell, all but the last where `most` is false. */
async function tick(page: Page, language: Language, most = true): Promise<void> {
  const needed = FACTS.filter((fact) => fact.needed);
  for (const { label } of most ? needed : needed.slice(0, -1)) {
    await page.getByRole('checkbox', { name: label[language] }).check();
  }
}

/** Best whole time of a side, as the bars tell it, in ms. */
async function bestWhole(page: Page, side: 'gpu' | 'cpu'): Promise<number> {
  const said = await page.locator(`.phase-stack__rows .side-${side} .spread .num`).allTextContents();
  const times = said.map((one) => {
    const [, number, unit] = /^([\d.,]+) (\S+)$/.exec(one) ?? [];
    return Number(number.replaceAll(',', '')) * MS[unit as keyof typeof MS];
  });
  return Math.min(...times);
}

async function takeApart(page: Page, language: Language): Promise<void> {
  const task = challenge(page, language);
  const field = task.getByRole('textbox');
  const check = task.getByRole('button', { name: texts[language].lessons.challenge.check });
  const honest = (await bestWhole(page, 'cpu')) / (await bestWhole(page, 'gpu'));
  await tick(page, language, false);
  await field.fill(honest.toPrecision(4));
  await check.click();
  await expectWrong(page, language);
  await tick(page, language);
  await field.fill('885');
  await check.click();
  await expectWrong(page, language);
  await field.fill(honest.toPrecision(4));
  await check.click();
  await expectRight(page, language);
}

async function zoomUntilItBreaks(page: Page): Promise<void> {
  const explorer = box(page, 'How deep can you go before pixels become blocks?');
  const view = explorer.getByRole('button', { name: /^Heat map of iterations/ });
  const wide = (span: string) => expect(explorer.getByText(`The picture is ${span} wide.`)).toBeVisible(DRAWN);
  await explorer.getByRole('button', { name: 'Draw the whole set' }).click();
  await wide('3.0e+0');
  await expect(explorer.getByText(/Every pixel has f32 coordinates of its own/)).toBeVisible();
  await view.click({ position: { x: 40, y: 100 } });
  await wide('7.5e-1');
  await view.press('+');
  await wide('1.9e-1');
  // Quick steps: only the last place is waited for.
  await view.press('ArrowLeft');
  await view.press('ArrowUp');
  await view.press('-');
  await wide('7.5e-1');
  await explorer.getByText('WebAssembly SIMD, all cores').click();
  await expect(explorer.getByText(/^“WebAssembly SIMD, all cores”: [\d,]+ iterations in/)).toBeVisible(DRAWN);
  await explorer.getByRole('button', { name: 'Where f32 ends' }).click();
  await wide('1.0e-6');
  await expect(explorer.getByText(/^f32 has run out: the 160 columns have only \d+ different/)).toBeVisible();
}

const english: Visits = {
  'every-pixel': (page) => expect(page.getByRole('img', { name: /B is outside after \d+/ })).toBeVisible(),

  guess: (page) => guessWithSlider(page, 'en'),

  async draw(page) {
    await measureRun(page, lesson.runs.draw.title, 'en');
    await expect(page.getByRole('img', { name: /^Heat map of iterations, 256 × 256 pixels/ })).toBeVisible();
    await expect(page.locator('.bars li')).toHaveCount(6);
  },

  async baselines(page) {
    await expect(page.getByText(/between two programs for the same CPU/)).toBeVisible();
    const bars = page.locator('.speed-ups .bar');
    await expect(bars).toHaveCount(4);
    const alone = await bars.allTextContents();
    await page.getByText('with the copies', { exact: true }).click();
    await expect.poll(() => bars.allTextContents()).not.toEqual(alone);
    await expect(page.getByText(/^Not here\..*Against the best CPU code, copies counted/)).toBeVisible();
  },

  zoom: zoomUntilItBreaks,

  async apart(page) {
    await takeApart(page, 'en');
    await expect(page.getByText(/^Honestly, the GPU is/)).toBeVisible();
  },
};

const chinese: Visits = {
  draw: (page) => expect(page.getByRole('img', { name: /^迭代次数热图，256 × 256 像素/ })).toBeVisible(),
  baselines: (page) => expect(page.getByText(/而 GPU 一点没变/)).toBeVisible(),
  apart: (page) => takeApart(page, 'zh-CN'),
};

test('a visitor guesses, draws, compares, zooms and takes the claim apart, in English and in Chinese', async ({
  page,
}) => {
  await takeLesson(page, cover, { en: english, 'zh-CN': chinese });
  // Not what was drawn while zooming.
  await expectInHistory(page, 1, 'zh-CN');
});
