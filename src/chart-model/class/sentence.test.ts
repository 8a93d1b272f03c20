import { expect, test } from 'vitest';
import { createFormat } from '../../i18n/format.ts';
import { createI18n, type Locale } from '../../i18n/index.ts';
import type { Assignment, Entry } from '../../results/class/model.ts';
import { workloads } from '../../workloads/registry.ts';
import { crossingsOf, type Sweep, winsBySize } from './crossings.ts';
import { findingOf } from './findings.ts';
import { machinesOf } from './machines.ts';
import { questionWords } from './question-words.ts';
import { answerRange, type ClassWords, classSentence, crossingSentence, sizeText, winsSentence } from './sentence.ts';
import { faster, handIn, isGpu, winsFrom } from './testing/hand-ins.ts';
import { THREE_SIZES } from './testing/three-sizes.ts';

const [matmul] = workloads.filter(({ id }) => id === 'matmul');
const SWEEP: Sweep = { workload: matmul, clock: 'kernel', like: THREE_SIZES.cases[0].params };
const catalogues = { en: await createI18n('en'), 'zh-CN': await createI18n('zh-CN') };

const wordsOf = ({ question }: Assignment, locale: Locale): ClassWords => ({
  t: catalogues[locale].getFixedT(locale, 'wall'),
  locale,
  format: createFormat(locale),
  kind: question.kind,
  axis: 'n',
});

function told(entries: readonly Entry[], locale: Locale = 'en', assignment = THREE_SIZES): string {
  const machines = machinesOf(assignment, entries, workloads);
  return classSentence(findingOf(machines, assignment.question.kind), wordsOf(assignment, locale));
}

/** Which spaces keep a size together is one test's matter, and its own. */
const spaced = (said: string) => said.replaceAll('\u00a0', ' ');

const times = (...factors: number[]) => factors.map((factor, at) => handIn(THREE_SIZES, at, { ms: faster(factor) }));

test('nobody, one, all alike', () => {
  expect(told([])).toBe('Nobody has handed in yet. Results appear here as they come.');
  expect(told(times(8))).toBe('One measurement counts so far: that GPU is 8× as fast as its CPU.');
  expect(told(times(8, 8, 8))).toBe(
    'All 3 measurements are alike: the GPU is 8× as fast as the CPU. The GPU wins on 3 of 3.',
  );
});

test('many, with their guesses', () => {
  const entries = [1, 2, 4, 8, 16].map((factor, at) =>
    handIn(THREE_SIZES, at, { ms: faster(factor), guess: at < 3 ? 100 : null }),
  );
  expect(told(entries)).toBe(
    'On the middle one of 5 devices, the GPU is 4× as fast as the CPU. Half of them lie between 2× and 8×. The GPU wins on 4 of 5. The median of 3 guesses is 100×.',
  );
  expect(told(entries, 'zh-CN')).toBe(
    '5 台设备中居中的那台，GPU 的速度是 CPU 的 4 倍。一半设备在 2 倍与 8 倍之间。5 台中，GPU 在 4 台上胜出。3 份猜测的中位数是 100 倍。',
  );
});

test('so far apart that no figure stands for all', () => {
  expect(told(times(0.5, 1, 1000))).toContain(
    'They lie far apart, from 0.5× to 1,000×: no single figure stands for all.',
  );
  expect(told(times(0.5, 1, 100))).not.toContain('far apart');
});

test('who is not in the median, and why', () => {
  const left = [
    handIn(THREE_SIZES, 1, { ms: faster(2), group: 'software' }),
    handIn(THREE_SIZES, 2, { ms: (id) => (isGpu(id) ? null : 1), group: 'none', guess: 5 }),
    handIn(THREE_SIZES, 3, { ms: () => null }),
  ];
  expect(told(left)).toBe(
    '3 results are here, and no measurement among them counts. The one guess was 5×. 1 software adapter stays out of the median: its GPU is the CPU. 1 device without WebGPU has a guess alone. 1 device lacks a time that the answer takes.',
  );
  expect(told([...left, ...times(8, 8)])).toContain('All 2 measurements are alike: the GPU is 8× as fast as the CPU.');
});

test('questions of sizes and of times, in their own units', () => {
  const sizes: Assignment = { ...THREE_SIZES, question: { kind: 'crossover', clock: 'kernel' } };
  const crossing = [winsFrom(64), winsFrom(256), winsFrom(1024), faster(0.5)].map((ms, at) =>
    handIn(sizes, at, { ms }),
  );
  expect(spaced(told(crossing, 'en', sizes))).toBe(
    'On the middle one of 3 devices, the GPU wins from n = 256 on. Half of them lie between n = 128 and n = 512. On 1 device the GPU is not ahead at the largest size.',
  );
  const duration: Assignment = { ...THREE_SIZES, question: { kind: 'time', of: 0, clock: 'kernel' } };
  expect(told([handIn(duration, 1, { ms: () => 1.5 })], 'en', duration)).toBe('One measurement counts so far: 1.5 ms.');
});

test('where the GPU overtakes, and who wins at either end', () => {
  const words = wordsOf(THREE_SIZES, 'en');
  const of = (...ms: Parameters<typeof handIn>[2]['ms'][]) =>
    machinesOf(
      THREE_SIZES,
      ms.map((each, at) => handIn(THREE_SIZES, at, { ms: each })),
      workloads,
    );
  const machines = of(winsFrom(64), winsFrom(256), winsFrom(256), faster(0.5));
  expect(spaced(crossingSentence(crossingsOf(machines, SWEEP), words))).toBe(
    'On at least half of 4 devices, the GPU wins from n = 256 on or earlier. On 1 it does not, up to the largest size.',
  );
  expect(spaced(winsSentence(winsBySize(machines, SWEEP), words))).toBe(
    'At n = 64, the GPU wins on 1 of 4 and the CPU on 3. At n = 1,024, the GPU wins on 3 of 4 and the CPU on 1.',
  );
  expect(crossingSentence(crossingsOf([], SWEEP), words)).toBe('No device has a time of both sides at every size yet.');
  expect(winsSentence([], words)).toBe('No device has a time of both sides at any size yet.');
});

test('a size stays in one line', () => {
  expect(sizeText(1023.6, 'n', createFormat('en'))).toBe('n\u00a0=\u00a01,024');
});

test('the question, and what it is about', () => {
  const { t } = wordsOf(THREE_SIZES, 'en');
  expect(questionWords(THREE_SIZES, workloads, t, 'en')).toEqual({
    question: 'How many times faster is the GPU than the CPU?',
    about: `${matmul.title.en}: n = 1,024`,
  });
});

test('a range says the unit of a factor once', () => {
  const ratios = (locale: Locale) => answerRange(31, 33, wordsOf(THREE_SIZES, locale));
  expect([ratios('en'), ratios('zh-CN')]).toEqual(['31–33×', '31–33 倍']);
  expect(answerRange(3, 4, { ...wordsOf(THREE_SIZES, 'en'), kind: 'time' })).toBe('3 ms – 4 ms');
});
