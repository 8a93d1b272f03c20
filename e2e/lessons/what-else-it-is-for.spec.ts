/** The lesson on other fields from the first step to the last, in both languages. Poses and paths are computed for the test. */
import type { Cost, TensorData } from '../../src/engine/contract.ts';
import { cover } from '../../src/lessons/what-else-it-is-for/cover.ts';
import { runs } from '../../src/lessons/what-else-it-is-for/runs.ts';
import { generate as generateDocking } from '../../src/workloads/docking/generate.ts';
import { dock } from '../../src/workloads/docking/kernels.ts';
import { generate as generateBodies } from '../../src/workloads/n-body/definition.ts';
import { generate as generateMarket, tensors as pathTensors } from '../../src/workloads/option-price/definition.ts';
import { priceByFours } from '../../src/workloads/option-price/kernels.ts';
import { cost as copyCost } from '../../src/workloads/peak-copy/definition.ts';
import { cost as fmaCost } from '../../src/workloads/peak-fma/definition.ts';
import { type Language, texts } from '../support/app.ts';
import { leastMs, type Machine, NO_GPU, sideOf, withoutGpu } from '../support/figures.ts';
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
import type { Outputs, ScriptedFollow } from '../support/scripted-bench.ts';
import { expect, type Page, test } from '../support/test.ts';

const PEAKS: Readonly<Record<string, (params: never) => Cost>> = { 'peak-fma': fmaCost, 'peak-copy': copyCost };
const ROOFS = { gpu: { gflops: 8000, gbps: 400 }, cpu: { gflops: 200, gbps: 20 } } as const;

/** Milliseconds; all cores take 40 for each. */
const GPU_MS: Readonly<Record<string, number>> = {
  'docking tiled': 4,
  'docking four': 2,
  'heat rows': 10,
  'heat blocked': 8,
  'option-price registers': 2,
  'option-price tree': 1,
  'n-body tiled': 5,
  'n-body split': 4,
};

const machine: Machine = (at) => {
  const peak = PEAKS[at.workload];
  if (peak) return { kernelMs: leastMs(at, peak(at.params as never), ROOFS), spread: 0 };
  return { kernelMs: sideOf(at) === 'gpu' ? GPU_MS[`${at.workload} ${at.variant}`] : 40, spread: 0 };
};

/** What docking and paths really come to; nobody looks at the others'. */
const outputs: Outputs = (index, { cases, seed }) => {
  const { workload, params } = cases[index];
  const made: Record<string, TensorData> = {};
  if (workload === 'docking') {
    made.energies = new Float32Array(Number(params.n));
    dock({ ...generateDocking(params as never, seed), ...made }, params as never);
  } else if (workload === 'option-price') {
    const [blocks, sums] = pathTensors(params as never).outputs.sums.shape;
    made.sums = new Float32Array(blocks * sums);
    priceByFours({ ...generateMarket(params as never, seed), ...made }, params as never);
  }
  return { outputs: made, reference: null };
};

const watch = (page: Page) => box(page, 'The four fields at work');
const show = (page: Page, name: string) => watch(page).getByRole('radio', { name, exact: true }).check();

/** Bodies that have hardly moved yet. */
async function lookAtBodies(follow: ScriptedFollow, iteration: number): Promise<void> {
  const { position, velocity } = generateBodies(follow.request.followers[0].case.params as never, follow.request.seed);
  const tensors = { position, velocity, acceleration: new Float32Array(position.length) };
  await follow.emit({ type: 'look', index: 0, iteration, ms: 2 * iteration, tensors, hidden: false });
}

async function stopped(follow: ScriptedFollow): Promise<void> {
  await follow.cancelled();
  await follow.end(true);
}

async function rank(page: Page, language: Language, labels: readonly string[]): Promise<void> {
  const task = challenge(page, language);
  for (const [at, label] of labels.entries()) {
    await task.getByRole('combobox', { name: label, exact: true }).selectOption(String(at + 1));
  }
  await task.getByRole('button', { name: texts[language].lessons.challenge.check }).click();
}

const chart = (page: Page) => page.locator('.roofline');

const english: Visits = {
  fields: (page) => expect(page.getByRole('link', { name: 'the lesson on convolution' })).toBeVisible(),

  async guess(page) {
    await page.getByRole('radio', { name: 'Finance: option price' }).check();
    await page.getByRole('slider').press('ArrowLeft');
    await expect(page.getByText(texts.en.lessons.predict.kept)).toHaveCount(2);
  },

  async measure(page, bench) {
    const run = runBox(page, runs.fields.title);
    await measure(bench, run, machine, outputs);
    const table = page.getByRole('region', { name: 'Each field, best of either side' });
    await expect(table.getByRole('row', { name: /^Drugs/ })).toContainText(/20×.*2 ms.*40 ms/);
    await expect(table.getByRole('row', { name: /^Climate/ })).toContainText(/5×.*8 ms.*40 ms/);
  },

  async compare(page) {
    await expect(
      page.getByText(/^Finance: the best GPU kernel has 40 times the speed .*You saw that coming\.$/),
    ).toBeVisible();
    await expect(page.getByText(/none of these figures is about graphics cards/).first()).toBeVisible();
    await expect(page.getByText(/That makes 0\.58\./)).toBeVisible();
    await expect(page.locator('.claim').first()).toContainText('four steps a launch took 8 ms at 2.3');
    await expect(page.locator('.claim').last()).toContainText('The order is not the same.');
  },

  async watch(page, bench) {
    await expect(watch(page)).toContainText(/The best of 1,024 poses is number [\d,]+, at −\d+\.\d\d kcal\/mol/);
    await show(page, 'Finance');
    await expect(watch(page)).toContainText(/65,536 paths say 4\.\d{4} ± 0\.\d{4} .* Black and Scholes says 4\.7594/);
    await show(page, 'Astronomy');
    await watch(page).scrollIntoViewIfNeeded();
    const bodies = await bench.nextFollow();
    expect(bodies.request.followers.map(({ case: at }) => at.variant)).toEqual(['split']);
    await lookAtBodies(bodies, 1);
    await lookAtBodies(bodies, 16);
    await expect(watch(page)).toContainText('The energy has drifted by 0.0% since the first picture.');
    await show(page, 'Climate');
    await stopped(bodies);
    const plate = await bench.nextFollow();
    expect(plate.request).toMatchObject({ fed: true, keep: ['temperature'] });
    await expect(watch(page).getByRole('button', { name: texts.en.moving.brush.clear })).toBeVisible();
    await show(page, 'Drugs');
    await stopped(plate);
    await expect(watch(page).getByRole('img', { name: /^A slab of the pocket/ })).toBeVisible();
  },

  async rank(page) {
    const table = page.getByRole('region', { name: 'What a piece does, and what it moves' });
    await expect(table.getByRole('row', { name: /^Climate/ })).toContainText(
      /a cell, one step.*7.*12.*65,536.*after each step/,
    );
    await rank(page, 'en', ['Climate: heat', 'Drugs: docking', 'Astronomy: n-body', 'Finance: option price']);
    await expectWrong(page, 'en');
    await rank(page, 'en', ['Climate: heat', 'Astronomy: n-body', 'Drugs: docking', 'Finance: option price']);
    await expectRight(page, 'en');
  },

  async roof(page, bench) {
    await measure(bench, runBox(page, runs.roof.title), machine);
    await expect(chart(page).locator('.roofline__marks--gpu path')).toHaveCount(8);
    await expect(chart(page).locator('.roofline__marks--cpu path')).toHaveCount(4);
    await page.getByText('Every kernel and its place').click();
    const table = page.getByRole('region', { name: 'Every kernel and its place' });
    await expect(table.getByRole('row', { name: /^1 .*Four steps per launch GPU/ })).toContainText('memory');
    await expect(table.getByRole('row', { name: /^4 / }).first()).toContainText('arithmetic');
  },
};

const chinese: Visits = {
  async compare(page) {
    await expect(page.getByText(/^金融：最好的 GPU 内核，速度是全部核心的 40 倍。/)).toBeVisible();
    await expect(page.locator('.claim').last()).toContainText('两个顺序并不一致。');
  },
  async watch(page) {
    const box = page.getByRole('region', { name: '四个行业的现场' });
    await expect(box).toContainText('1,024 个姿态里最好的是');
    await box.getByRole('radio', { name: '金融' }).check();
    await expect(box).toContainText('布莱克—斯科尔斯公式给出 4.7594');
  },
  async rank(page) {
    await rank(page, 'zh-CN', ['气候：热传导', '天文：多体引力', '药物：分子对接', '金融：期权定价']);
    await expectRight(page, 'zh-CN');
  },
  roof: (page) => expect(chart(page).locator('.roofline__marks--gpu path')).toHaveCount(8),
};

test('a visitor guesses, measures four fields, watches and ranks them, and sees them under the own roof, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});

test.describe('without a GPU', () => {
  test.use({ environment: NO_GPU });

  test('pictures come from the CPU, and what needs both sides says so', async ({ page, bench }) => {
    await openStep(page, cover, 'measure', 'en');
    await measure(bench, runBox(page, runs.fields.title), withoutGpu(machine), outputs);
    await goTo(page, cover, 'watch', 'en');
    await expect(watch(page)).toContainText('The best of 1,024 poses');
    await show(page, 'Astronomy');
    await watch(page).scrollIntoViewIfNeeded();
    const bodies = await bench.nextFollow();
    expect(bodies.request.followers.map(({ case: at }) => at.variant)).toEqual(['wasm-threads']);
    await bodies.end();
  });
});
