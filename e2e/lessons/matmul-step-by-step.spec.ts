/** The lesson on matrix multiplication: every sentence that is made from figures, in both languages. */
import { cover } from '../../src/lessons/matmul-step-by-step/cover.ts';
import { runs } from '../../src/lessons/matmul-step-by-step/runs.ts';
import { speak, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Figure, Machine } from '../support/figures.ts';
import { unfold } from '../support/lab.ts';
import {
  expectRight,
  expectWrong,
  guessWithSlider,
  measure,
  openStep,
  replaceLine,
  runBox,
  runEdit,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import type { Outputs } from '../support/scripted-bench.ts';
import { expect, test } from '../support/test.ts';

const DEPTH = 'const DEPTH: u32 =';
const { editor } = texts.en.lessons;

const NO_HALF: Figure = {
  status: 'unsupported',
  reason: { code: 'feature', text: { en: 'It needs shader-f16.', 'zh-CN': '它需要 shader-f16。' } },
};
/** Each rung of the GPU's ladder halves the time. */
const RUNGS: Readonly<Record<string, number>> = {
  naive: 64,
  coalesced: 32,
  tiled: 16,
  registers: 8,
  'registers-direct': 4,
  'registers-8x4': 5,
  'registers-8x8': 6,
  subgroups: 7,
  'split-k': 3,
  tuned: 2,
  'js-textbook': 200,
  'js-blocked': 60,
  'wasm-threads': 10,
};
const ladder: Machine = ({ variant }) => (variant === 'half' ? NO_HALF : { kernelMs: RUNGS[variant] });
/** As long for 32 columns as for one. */
const narrow: Machine = ({ variant }) => ({ kernelMs: variant === 'registers-direct' ? 0.1 : 0.2 });
/** Four contenders that differ in their last digits. */
const digits: Outputs = (index) => ({
  outputs: { c: new Float32Array(64 * 64).fill(1 + index * 2 ** -20) },
  reference: null,
});

const english: Visits = {
  async element(page) {
    await expect(page.locator('math')).not.toHaveCount(0);
  },

  guess: (page) => guessWithSlider(page, 'en'),

  // The runs of rungs 3 to 5 differ in their patterns alone, and the ladder measures the same kernels.
  async lanes(page, bench) {
    await measure(bench, runBox(page, runs.lanes.title), ladder);
    await expect(page.locator('.bar__value')).toHaveText([/^64 ms/, /^32 ms/, /^200 ms/]);
  },

  async further(page, bench) {
    const further = runBox(page, runs.further.title);
    await measure(bench, further, ladder);
    const half = further.locator('.bar').filter({ hasText: '16-bit inputs' });
    await expect(half).toContainText('It needs shader-f16.');
    await expect(half.locator('.bar__value')).toHaveText(texts.en.lessons.bars.none);
    const deep = runBox(page, runs.deep.title);
    await measure(bench, deep, ladder);
    await expect(deep.locator('.bar__value')).toHaveText([/^5 ms/, /^3 ms/, /^10 ms/]);
  },

  async ladder(page, bench) {
    await measure(bench, runBox(page, runs.ladder.title), ladder);
    await expect(page.locator('.chart-figure').first()).toBeVisible();
    await expect(page.locator('.sentence').filter({ hasText: 'From slowest to fastest' })).toContainText(
      'At n = 128 the fastest rung, “Tuned”, took 2 ms and the first 64 ms: 32× (32–32). From slowest to fastest: Naive; Coalesced; Tiled; Register blocks; Subgroup broadcast; Register blocks, no workgroup memory; Tuned. The CPU’s best, “WebAssembly SIMD, all cores”, took 10 ms.',
    );
  },

  async tuned(page) {
    await expect(page.locator('.lesson-text tbody tr')).toHaveCount(2);
    await expect(page.locator('.sentence')).toHaveText(
      'Of the fixed rungs “Register blocks, no workgroup memory” was the fastest at every n measured here. On another device it may be another. At n = 128 “Tuned” was faster still, by 2×.',
    );
    await expect(page.getByRole('link', { name: texts.en.lab.tune.title })).toHaveAttribute('href', /^#\/lab\/matmul:/);
  },

  async columns(page, bench) {
    await measure(bench, page, narrow);
    await page.getByText('32', { exact: true }).click();
    await measure(bench, page, narrow);
    // 2 · 128 · 128 operations a column.
    await expect(page.locator('.sentence')).toContainText(
      'From 1 to 32 columns: GPU 0.33 → 10 GFLOP/s, CPU 0.16 → 5.2 GFLOP/s.',
    );
  },

  async digits(page, bench) {
    await measure(bench, runBox(page, runs.digits.title), ladder, digits);
    await expect(page.locator('tbody tr')).toHaveCount(7);
    await expect(page.locator('.claim')).toContainText(texts.en.lessons.claim.no);
    await expect(page.locator('.claim')).toContainText('4 contenders gave 4 different numbers');
  },

  async beat(page) {
    await expect(page.locator('.cm-line').filter({ hasText: DEPTH })).toBeVisible();
  },
};

const chinese: Visits = {
  ladder: (page) => expect(page.locator('.sentence').filter({ hasText: '由慢到快' })).toContainText('快 32 倍'),
  tuned: (page) => expect(page.locator('.sentence')).toContainText('n = 128 时，“调优”还要再快 2 倍'),
  columns: (page) => expect(page.locator('.sentence')).toContainText('从 1 列到 32 列：GPU 0.33 → 10 GFLOP/s'),
  digits: (page) => expect(page.locator('.claim')).toContainText('4 种做法得出 4 个不同的数，而且全都通过了核对'),
  beat: english.beat,
};

test('a visitor climbs the ladder rung by rung, in English, and sees it in Chinese', async ({ page, bench }) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
});

test('the last rung leads to the lab’s tuner', async ({ page, bench: _ }) => {
  await openStep(page, cover, 'tuned', 'en');
  await page.getByRole('link', { name: texts.en.lab.tune.title }).click();
  await unfold(page, texts.en.lab.tune.title);
  await expect(page.getByRole('region', { name: texts.en.lab.tune.title })).toBeVisible();
  await expect(page.getByRole('button', { name: texts.en.lab.tune.start, exact: true })).toBeEnabled();
});

test('the preset tile is beaten by one that is a third faster, and by nothing slower or wrong', async ({
  page,
  bench,
}) => {
  const preset = { kernelMs: 4 };
  await openStep(page, cover, 'beat', 'en');
  await replaceLine(page, DEPTH, `${DEPTH} 1;`);
  await runEdit(page, bench, [preset, { kernelMs: 8 }]);
  await expectWrong(page, 'en');
  await replaceLine(page, DEPTH, `${DEPTH} 4;`);
  await runEdit(page, bench, [preset, { kernelMs: 3.2 }]);
  await expect(page.getByText(/takes 3.2 ms: 1.3×/)).toBeVisible();
  await expectWrong(page, 'en');
  await replaceLine(page, DEPTH, `${DEPTH} 8;`);
  await runEdit(page, bench, [preset, { kernelMs: 2 }]);
  await expectRight(page, 'en');
  await expectAccessible(page);

  await speak(page, 'zh-CN');
  // Blocks of C that the dispatch does not cover.
  await replaceLine(page, 'const GROUP: u32 =', 'const GROUP: u32 = 8;');
  await runEdit(page, bench, [preset, { status: 'wrong' }], 'zh-CN');
  await expectWrong(page, 'zh-CN');
  await expect(page.getByText(texts['zh-CN'].lessons.editor.wrong)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: texts['zh-CN'].lessons.editor.reset }).click();
  await replaceLine(page, DEPTH, `${DEPTH} 8;`);
  await runEdit(page, bench, [preset, { kernelMs: 2 }], 'zh-CN');
  await expectRight(page, 'zh-CN');
});

test('a version that failed, or that was cancelled, is neither right nor wrong', async ({ page, bench }) => {
  await openStep(page, cover, 'beat', 'en');
  const reason = { code: 'cancelled', text: { en: 'The run was cancelled.', 'zh-CN': '测量已取消。' } };
  await runEdit(page, bench, [{ kernelMs: 4 }, { status: 'aborted', reason }]);
  await expect(page.getByText(editor.failed)).toBeVisible();
  await expect(page.locator('.task__right, .task__wrong')).toHaveCount(0);
});
