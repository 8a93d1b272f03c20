/** Lesson 7 from the first step to the last: every sentence that is made from figures, in both languages. */
import { cover } from '../../src/lessons/memory-decides/cover.ts';
import { turn } from '../../src/lessons/memory-decides/play.ts';
import { texts } from '../support/app.ts';
import { type Machine, sideOf } from '../support/figures.ts';
import {
  box,
  expectRight,
  expectWrong,
  guessWithSlider,
  measure,
  openStep,
  replaceLine,
  runEdit,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

const { editor } = texts.en.lessons;

/** Far apart costs the GPU eight times, the CPU twice. */
const apart: Machine = (at) => {
  const wide = at.params.stride === 16;
  if (at.variant === 'neighbours') return { kernelMs: wide ? 8 : 1 };
  return { kernelMs: sideOf(at) === 'gpu' ? 2 : wide ? 4 : 2 };
};
/** Few steps hide behind memory on the GPU. */
const steps: Machine = (at) => {
  const count = Number(at.params.steps);
  return { kernelMs: sideOf(at) === 'gpu' ? Math.max(1, count / 32) : count };
};
const turned: Machine = (at) => ({
  kernelMs: { 'strided-writes': 5, 'strided-reads': 4, 'js-naive': 8, tiled: 1, 'js-blocked': 2 }[at.variant] ?? 1,
});

/** The figure at stride 4: from the asking to the last of four lines, by its buttons and from the keyboard. */
async function stepThrough(page: Page) {
  const figure = page.getByRole('figure', { name: 'One load of a wave, line by line' });
  const next = figure.getByRole('button', { name: texts.en.lessons.stepper.next });
  const back = figure.getByRole('button', { name: texts.en.lessons.stepper.back });
  await expect(figure.getByText('1 of 2')).toBeVisible();
  await figure.getByRole('radio', { name: '4', exact: true }).check();
  await expect(figure.getByText('1 of 5')).toBeVisible();
  await expect(figure.getByRole('status')).toHaveText(/their numbers lie in 4 lines\.$/);
  await expect(back).toBeDisabled();
  await next.click();
  await expect(figure.getByRole('status')).toHaveText('Line 1 comes: 2 of its 8 numbers are used, 6 came for nothing.');
  await figure.getByRole('slider').press('End');
  await expect(figure.getByText('5 of 5')).toBeVisible();
  await expect(figure.getByRole('status')).toHaveText(/: 4 fetches for as many numbers as fit into one line\.$/);
  await expect(figure.getByText('8 of 32')).toBeVisible();
  await expect(next).toBeDisabled();
  await back.press('Enter');
  await expect(figure.getByText('4 of 5')).toBeVisible();
}

const english: Visits = {
  async lines(page) {
    await stepThrough(page);
    await expect(page.getByText('copied[i] = source[i * problem.stride]')).toBeVisible();
  },

  guess: (page) => guessWithSlider(page, 'en'),

  async sweep(page, bench) {
    await measure(bench, page, apart);
    await expect(page.locator('.chart-figure')).toBeVisible();
    // The chart has no frame of its own within the run's.
    await expect(page.locator('.card .card')).toHaveCount(0);
  },

  async compare(page, bench) {
    const told =
      'Side by side the GPU took 1 ms, 16 apart 8 ms: 8× as long for as many numbers. On all CPU cores it is 2×.';
    await expect(page.getByText(told)).toBeVisible();
    const stretches =
      'At stride 1 on the GPU: a stretch per thread 2 ms, neighbouring threads on neighbouring numbers 1 ms.';
    await expect(page.getByText(stretches)).toBeVisible();
    await measure(bench, page, steps);
    const doubling = 'From 4 to 8 operations a number: GPU 1× the time, CPU 2×. From 256 to 512: GPU 2×, CPU 2×.';
    await expect(page.getByText(doubling)).toBeVisible();
  },

  async turn(page, bench) {
    const play = box(page, turn.question.en);
    await measure(bench, play, turned);
    await play.getByRole('radio', { name: 'Tile by tile' }).check();
    await measure(bench, play, turned);
    const told = 'On the GPU, tile by tile is 4× faster. On the CPU, in blocks is 4× faster.';
    await expect(page.getByText(told)).toBeVisible();
  },

  async restore(page, bench) {
    await replaceLine(page, 'let i = j *', '  let i = j / 2 * 2;');
    await runEdit(page, bench, [{ kernelMs: 4 }, { status: 'wrong' }]);
    await expect(page.getByText(editor.wrong)).toBeVisible();
    await expectWrong(page, 'en');
    // Right, but no faster.
    await runEdit(page, bench, [{ kernelMs: 4 }, { kernelMs: 4 }]);
    await expect(page.getByText(editor.tie.replace('{{time}}', '4 ms'))).toBeVisible();
    await expectWrong(page, 'en');
    await replaceLine(page, 'let i = j / 2', '  let i = j;');
    await runEdit(page, bench, [{ kernelMs: 4 }, { kernelMs: 1 }]);
    await expect(
      page.getByText(/^Your version is right and takes 1 ms: 4× \(4×?–4×?\) the original’s speed/),
    ).toBeVisible();
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  async compare(page) {
    const told = '挨着取，GPU 用了 1 ms；隔 16 个取，用了 8 ms：同样多的数，用时是 8 倍。CPU 全部核心是 2 倍。';
    await expect(page.getByText(told)).toBeVisible();
  },
  turn: (page) =>
    expect(
      page.getByText('GPU 上，分块转和直接转相比，速度是后者的 4 倍。CPU 上，分块转和直接转相比，速度是后者的 4 倍。'),
    ).toBeVisible(),
  restore: (page) => expectRight(page, 'zh-CN'),
};

test('a visitor guesses, measures, turns a matrix and restores the bandwidth, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});

test('text, figure and cards have the same edges, side by side where there is room', async ({ page, bench: _ }) => {
  for (const width of [1440, 800, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await openStep(page, cover, 'turn', 'en');
    const [beside, text, figure, card] = await Promise.all(
      ['.beside', '.beside__text', '.beside__figure', '.card.task'].map(async (part) => {
        const box = await page.locator(part).boundingBox();
        if (!box) throw new Error(`${part} is not there`);
        return { left: box.x, right: box.x + box.width, top: box.y };
      }),
    );
    for (const [left, right] of [[text, figure] as const, [card, card] as const]) {
      expect(left.left).toBeCloseTo(beside.left, 0);
      expect(right.right).toBeCloseTo(beside.right, 0);
    }
    if (width === 1440) expect(figure.top).toBeCloseTo(text.top, 0);
    else expect([figure.left, text.right]).toEqual([text.left, figure.right]);
  }
});
