/** The lesson on tuning: every sentence that is made from figures, in both languages, and the tile that is beaten. */
import { depth } from '../../src/lessons/the-last-factor-of-two/answers.ts';
import { cover } from '../../src/lessons/the-last-factor-of-two/cover.ts';
import { runs } from '../../src/lessons/the-last-factor-of-two/runs.ts';
import { speak, texts } from '../support/app.ts';
import { expectAccessible } from '../support/axe.ts';
import type { Figure, Machine } from '../support/figures.ts';
import { unfold } from '../support/lab.ts';
import {
  box,
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
import { expect, test } from '../support/test.ts';

const DEPTH = 'const DEPTH: u32 =';
const { editor } = texts.en.lessons;

const NO_HALF: Figure = {
  status: 'unsupported',
  reason: { code: 'feature', text: { en: 'It needs shader-f16.', 'zh-CN': '它需要 shader-f16。' } },
};
const KERNELS: Readonly<Record<string, number>> = {
  registers: 8,
  'registers-direct': 4,
  'registers-8x4': 6,
  'registers-8x8': 5,
  subgroups: 4.5,
  'split-k': 1.5,
  tuned: 2,
  'wasm-threads': 10,
};
const machine: Machine = ({ variant }) => (variant === 'half' ? NO_HALF : { kernelMs: KERNELS[variant] });

const english: Visits = {
  guess: (page) => guessWithSlider(page, 'en'),

  async further(page, bench) {
    const further = runBox(page, runs.further.title);
    await measure(bench, further, machine);
    const half = further.locator('.bar').filter({ hasText: '16-bit inputs' });
    await expect(half).toContainText('It needs shader-f16.');
    await expect(half.locator(':scope > .bar__value')).toHaveText(texts.en.lessons.bars.none);
  },

  compare: (page) =>
    expect(page.locator('.sentence')).toContainText(
      'The best of them, “Subgroup broadcast”, took 4.5 ms, register blocks 8 ms: 1.8× as fast.',
    ),

  async depth(page, bench) {
    const play = box(page, depth.question.en);
    await play.getByRole('radio', { name: '2,048', exact: true }).check();
    await measure(bench, play, machine);
    await expect(play.locator('.sentence')).toContainText('At k = 2,048 split is 4× as fast as whole.');
  },

  async tuned(page, bench) {
    const sizes = runBox(page, runs.sizes.title);
    await measure(bench, sizes, machine);
    await expect(sizes.locator('tbody tr')).toHaveCount(2);
    await expect(page.locator('.claim')).toContainText(
      'Of the fixed rungs “Register blocks, no workgroup memory” was the fastest at every n measured here. On another device it may be another. At n = 128 “Tuned” was faster still, by 2×.',
    );
    await expect(page.getByRole('link', { name: texts.en.lab.tune.title })).toHaveAttribute('href', /^#\/lab\/matmul:/);
  },

  async beat(page) {
    await expect(page.locator('.cm-line').filter({ hasText: DEPTH })).toBeVisible();
  },
};

const chinese: Visits = {
  compare: (page) => expect(page.locator('.sentence')).toContainText('速度是后者的 1.8 倍'),
  depth: (page) => expect(page.locator('.sentence')).toContainText('k = 2,048 时，切开的速度是不切的 4 倍'),
  tuned: (page) => expect(page.locator('.claim')).toContainText('n = 128 时，“调优”更快，速度是它的 2 倍'),
  beat: english.beat,
};

test('a visitor looks for the last factor and has it chosen, in English, and sees it in Chinese', async ({
  page,
  bench,
}) => {
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
