/** The lesson on recurrent networks and Transformers: every sentence that is made from figures, in both languages. */
import { cover } from '../../src/lessons/recurrent-or-transformer/cover.ts';
import { lesson } from '../../src/lessons/recurrent-or-transformer/index.ts';
import type { Language } from '../support/app.ts';
import { texts } from '../support/app.ts';
import { type Machine, sideOf, type Untimed } from '../support/figures.ts';
import {
  box,
  challenge,
  expectRight,
  expectWrong,
  goTo,
  measure,
  openStep,
  runBox,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, type Page, test } from '../support/test.ts';

/** Milliseconds at T = 255, one sequence. */
const TIMES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  recurrence: { steps: 4, loop: 2, 'wasm-threads': 1.5 },
  matmul: { coalesced: 0.02, 'wasm-threads': 0.5 },
  attention: { fused: 0.1, 'wasm-threads': 1 },
  'conv-layer': { direct: 0.5, 'wasm-threads': 8 },
  'linear-recurrence': { loop: 4, scan: 1, js: 3, 'wasm-threads': 2 },
};

/** A GPU that takes the steps of 64 sequences as fast as those of one, and 256 workgroups at once. */
const machine: Machine = (at) => {
  const { workload, variant, params } = at;
  const gpu = sideOf(at) === 'gpu';
  if (workload === 'parallel-slots') {
    const groups = Number(params.groups);
    return { kernelMs: Math.max(1, groups / (gpu ? 64 : 8)) };
  }
  const ms = TIMES[workload][variant];
  const steps = Number(params.t ?? params.m) / 255;
  if (workload === 'recurrence') return { kernelMs: ms * steps * (gpu ? 1 : Number(params.b)) };
  if (workload === 'attention') return { kernelMs: ms * (gpu ? steps : steps * steps) };
  return { kernelMs: workload === 'matmul' ? ms * steps : ms };
};

const clock = (page: Page) => page.locator('.clock');
const lit = (page: Page) => clock(page).locator('.clock__box--now');
const ticks = (page: Page, state: string) => clock(page).locator(`.clock__box--${state}`);

async function answerPath(page: Page, language: Language, boxes: string, count: string): Promise<void> {
  const task = challenge(page, language);
  await expect(task.getByRole('checkbox')).not.toHaveCount(0);
  for (const one of await task.getByRole('checkbox').all()) {
    const name = (await one.getAttribute('aria-label')) ?? '';
    await one.setChecked(boxes.includes(name[0]));
  }
  await task.getByRole('textbox').fill(count);
  await task.getByRole('button', { name: texts[language].lessons.challenge.check }).click();
}

const english: Visits = {
  async wait(page) {
    await expect(lit(page)).toHaveCount(0);
    const next = page.getByRole('button', { name: 'Next tick' });
    await next.click();
    // One of a sequence, one of each of four, all of the product, the scores of attention.
    await expect(lit(page)).toHaveCount(1 + 4 + 8 + 8);
    await expect(clock(page)).toContainText(
      'Tick 1. Recurrence, one sequence: 1 at once; Recurrence, 4 sequences: 4 at once; Matrix product: done after 1 tick',
    );
    for (let tick = 2; tick <= 8; tick++) await next.click();
    await expect(ticks(page, 'waits')).toHaveCount(0);
    await expect(clock(page)).toContainText('Recurrence, one sequence: done after 8 ticks');
    await expect(clock(page)).toContainText('Attention: scores, softmax, sums: done after 3 ticks');
    await expect(next).toBeDisabled();
  },

  async guess(page) {
    const costs = page.getByRole('region', { name: 'Operations by length' });
    await expect(costs.getByRole('row', { name: /^255 / })).toHaveText('25517 MFLOP17 MFLOP17 MFLOP');
    await page.getByRole('slider').press('End');
    await page.getByRole('radio', { name: 'Recurrence, one launch per step' }).check();
    await expect(page.getByText(texts.en.lessons.predict.kept)).toHaveCount(2);
  },

  async race(page, bench) {
    const run = runBox(page, lesson.runs.equal.title);
    await measure(bench, run, machine);
    const recurrence = run.getByRole('region', { name: 'Recurrence, one sequence' });
    await expect(recurrence).toContainText('17 MFLOP, 255 steps in a row');
    await expect(recurrence.locator('.bar')).toHaveCount(3);
    await expect(run.getByRole('region', { name: 'Attention, two heads' })).toContainText('17 MFLOP, 3 steps in a row');
  },

  async compare(page) {
    await expect(
      page.getByText(
        'On the GPU the recurrence takes 2 ms, the matrix product 20 µs: 100× the time. The operations are the same; the rest is waiting. On all cores of the CPU it is 3×.',
      ),
    ).toBeVisible();
    await expect(
      page.getByText(
        'From first to last: Matrix product 20 µs; Attention 100 µs; Recurrence, one launch that loops 2 ms; Recurrence, one launch per step 4 ms. You saw that coming.',
      ),
    ).toBeVisible();
    await expect(page.locator('.claim')).toContainText(
      'GPU: attention 100 µs, 20× faster than the recurrence (2 ms); CPU: attention 1 ms, 1.5× faster than the recurrence (1.5 ms).',
    );
  },

  async length(page, bench) {
    const play = box(page, lesson.plays.length.question.en);
    for (const name of ['63', '1,023']) {
      await play.getByRole('radio', { name, exact: true }).check();
      await measure(bench, play, machine);
    }
    await expect(play).toContainText(
      'GPU, from T = 63 to 1,023: recurrence 16× the time for 16× the arithmetic, matrix product 16× the time for 16× the arithmetic, attention 16× the time for 260× the arithmetic.',
    );
    const table = page.getByRole('region', { name: 'Arithmetic and time by length' });
    await expect(table.locator('tbody tr')).toHaveCount(6);
    await expect(page.locator('.lengths polyline')).toHaveCount(3);
    await expect(page.locator('.lengths .drawing > svg .lengths__mark')).toHaveCount(6);
  },

  async batch(page, bench) {
    const play = box(page, lesson.plays.batch.question.en);
    for (const name of ['1', '64']) {
      await play.getByRole('radio', { name, exact: true }).check();
      await measure(bench, play, machine);
    }
    await expect(play).toContainText(
      'From 1 to 64 sequences, 64× the arithmetic costs the GPU 1× the time, the CPU 64×. With 64 the GPU is 48× faster: it was the single sequence that was slow.',
    );
  },

  async parts(page, bench) {
    await expect(page.getByText('55 × 55 × 96 numbers: 290,400 sums of 363 products each')).toBeVisible();
    const run = runBox(page, lesson.runs.parts.title);
    await measure(bench, run, machine);
    await expect(run.getByRole('region', { name: 'GPU' })).toContainText(
      /about 4,096 of 290,400 at once.*Enough to fill the GPU about 71 times over.*took 500 µs\./,
    );
    await expect(run.getByRole('region', { name: 'CPU' })).toContainText(/about 512 of 290,400.*CPU about 567 times/);
  },

  async twist(page, bench) {
    const run = runBox(page, lesson.runs.twist.title);
    await measure(bench, run, machine);
    await expect(run).toContainText(
      'The loop has 16,384 steps in a row, the scan 384, for twice the arithmetic. On this GPU the scan is 4× faster.',
    );
  },

  async path(page) {
    await answerPath(page, 'en', 'ABFIL', '5');
    await expectWrong(page, 'en');
    await answerPath(page, 'en', 'ADGHJL', '5');
    await expectWrong(page, 'en');
    await answerPath(page, 'en', 'ADGHJL', '6');
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  async wait(page) {
    await page.getByRole('button', { name: '走一拍' }).click();
    await expect(clock(page)).toContainText('循环，4 条序列：同时算 4 个');
  },
  async compare(page) {
    await expect(
      page.getByText('在 GPU 上，循环用了 2 ms，矩阵乘法用了 20 µs：用时是 100 倍。运算一样多，多出来的全是等待。'),
    ).toBeVisible();
    await expect(page.locator('.claim')).toContainText('GPU：注意力 100 µs，循环 2 ms，注意力的速度是循环的 20 倍；');
  },
  length: (page) =>
    expect(page.getByText('矩阵乘法运算量 16 倍，用时 16 倍；注意力运算量 260 倍，用时 16 倍').first()).toBeVisible(),
  batch: (page) => expect(page.getByText('64 条时 GPU 的速度是 CPU 的 48 倍：慢的是单独一条序列。')).toBeVisible(),
  parts: (page) => expect(page.getByRole('region', { name: 'GPU' })).toContainText('够把 GPU 填满大约 71 遍'),
  twist: (page) => expect(page.getByText('在这块 GPU 上，扫描的速度是循环的 4 倍。')).toBeVisible(),
  async path(page) {
    await answerPath(page, 'zh-CN', 'ADGHJKL', '6');
    await expectWrong(page, 'zh-CN');
    await answerPath(page, 'zh-CN', 'ADGHJL', '6');
    await expectRight(page, 'zh-CN');
  },
};

test('a visitor ticks, guesses, races, turns both knobs and finds the critical path, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});

test('the clock plays by itself, pauses and starts over, under reduced motion too', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.clock.install();
  await openStep(page, cover, 'wait', 'en');
  const tick = clock(page).locator('.clock__tick');
  await page.getByRole('button', { name: 'Play' }).click();
  for (let at = 1; at <= 3; at++) {
    await page.clock.runFor(700);
    await expect(tick).toHaveText(`Tick ${at}`);
  }
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.clock.runFor(7000);
  await expect(tick).toHaveText('Tick 3');
  await page.getByRole('button', { name: 'Play' }).click();
  for (let at = 4; at <= 8; at++) {
    await page.clock.runFor(700);
    await expect(tick).toHaveText(`Tick ${at}`);
  }
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(tick).toHaveText('Tick 0');
  await expect(ticks(page, 'waits')).not.toHaveCount(0);
});

/** Of a GPU that is there: what was recorded on another does not take its place. */
const UNTIMED: Untimed = {
  status: 'failed',
  reason: { code: 'device-lost', text: { en: 'It was lost.', 'zh-CN': '它丢失了。' } },
};

test('what the GPU has no time for is called unknown, and nothing is made up', async ({ page, bench }) => {
  await openStep(page, cover, 'parts', 'en');
  const without: Machine = (at) => (sideOf(at) === 'gpu' ? UNTIMED : machine(at));
  await measure(bench, runBox(page, lesson.runs.parts.title), without);
  await expect(page.getByText('How many run at once on the GPU is unknown')).toBeVisible();
  await expect(page.getByRole('region', { name: 'CPU' })).toContainText('about 512 of 290,400');
  await goTo(page, cover, 'twist', 'en');
  await measure(bench, runBox(page, lesson.runs.twist.title), without);
  await expect(page.getByText('The GPU has no time of both here.')).toBeVisible();
});
