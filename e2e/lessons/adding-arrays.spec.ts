/** Lesson 3 from the first step to the last: every sentence that is made from figures, in both languages. */
import { cover } from '../../src/lessons/adding-arrays/cover.ts';
import { notice, texts } from '../support/app.ts';
import type { Figure, Machine } from '../support/figures.ts';
import {
  box,
  expectInHistory,
  expectRight,
  expectWrong,
  guessWithSlider,
  measure,
  replaceLine,
  runEdit,
  takeLesson,
  type Visits,
} from '../support/lessons.ts';
import { expect, test } from '../support/test.ts';

const { software } = texts.en.errors;

const COPIES = { uploadMs: 2, readbackMs: 1 };
const LARGE: Readonly<Record<string, Figure>> = {
  scalar: { kernelMs: 2, ...COPIES },
  vec4: { kernelMs: 1, ...COPIES },
  js: { kernelMs: 12 },
  'wasm-threads': { kernelMs: 3 },
};
/** Starting costs the GPU the same however little there is to do. */
const machine: Machine = ({ variant, params }) => {
  if (params.n === 2 ** 22) return LARGE[variant];
  const onCpu = params.n === 2 ** 10 ? 0.01 : 0.2;
  return { kernelMs: variant === 'js' || variant === 'wasm-threads' ? onCpu : 0.1 };
};

const MISSPELT: Figure = {
  status: 'failed',
  reason: {
    code: 'shader',
    text: { en: 'The shader does not compile: line 23.', 'zh-CN': '着色器编译不过：第 23 行。' },
  },
};

const english: Visits = {
  async 'one-thread-each'(page) {
    await expect(page.getByRole('img', { name: /^10 elements under 3 workgroups of 4 threads/ })).toBeVisible();
    await expect(page.getByText('if (i >= problem.n)')).toBeVisible();
  },

  guess: (page) => guessWithSlider(page, 'en'),

  async measure(page, bench) {
    await measure(bench, page, machine);
    await expect(page.getByText(texts.en.lessons.phases.caption)).toBeVisible();
    await expect(page.getByText('upload 2 ms · kernel 1 ms · readback 1 ms')).toBeVisible();
    await expect(notice(page, software.title)).toBeVisible();
  },

  async compare(page) {
    await expect(page.getByText('The kernel took 1 ms of 4 ms: 25%.')).toBeVisible();
    await expect(page.getByText('GPU kernel 1 ms, GPU with the copies 4 ms, CPU 3 ms.')).toBeVisible();
  },

  async size(page, bench) {
    const play = box(page, 'Does the winner change with the number of elements?');
    await measure(bench, play, machine);
    await play.getByRole('radio', { name: '16,384', exact: true }).check();
    await measure(bench, play, machine);
    const told = 'At 1,024 elements the CPU is 10× faster; at 16,384, the GPU’s kernel is 2× faster.';
    await expect(page.getByText(told)).toBeVisible();
    // Whoever has read the notice is reminded in a line.
    await expect(page.getByText(software.line.replace('{{name}}', 'google swiftshader'))).toBeVisible();
    await expect(notice(page, software.title)).toBeHidden();
  },

  async guard(page, bench) {
    await runEdit(page, bench, [{ status: 'wrong', at: 'c[999,936]' }]);
    await expect(page.getByText(texts.en.lessons.editor.wrong)).toBeVisible();
    await expect(page.getByText('at c[999,936]')).toBeVisible();
    await expectWrong(page, 'en');
    // A mistake of spelling is told at its line, and costs nothing but the try.
    await replaceLine(page, 'if (i >= problem', '  if (i >= problm.n) {');
    await runEdit(page, bench, [MISSPELT]);
    await expect(page.getByText('does not compile: line 23')).toBeVisible();
    await replaceLine(page, 'if (i >= problm', '  if (i >= problem.n) {');
    await runEdit(page, bench, [{ kernelMs: 0.5 }]);
    await expect(page.getByText(texts.en.lessons.editor.verified.replace('{{time}}', '500 µs'))).toBeVisible();
    await expectRight(page, 'en');
  },
};

const chinese: Visits = {
  compare: (page) => expect(page.getByText('总共 4 ms，内核只占 1 ms，即 25%。')).toBeVisible(),
  size: (page) =>
    expect(
      page.getByText('1,024 个元素时，CPU 的速度是 GPU 内核的 10 倍；16,384 个时，GPU 内核的速度是 CPU 的 2 倍。'),
    ).toBeVisible(),
  guard: (page) => expectRight(page, 'zh-CN'),
};

test('a visitor adds arrays, sees where the time goes and repairs the guard, in English and in Chinese', async ({
  page,
  bench,
}) => {
  await takeLesson(page, bench, cover, { en: english, 'zh-CN': chinese });
  // Not the positions of the knob, nor the tries in the editor.
  await expectInHistory(page, 1, 'zh-CN');
});
