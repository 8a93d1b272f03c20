import { describe, expect, it } from 'vitest';
import type { SummaryRow } from '../../results/summary.ts';
import { costedRow } from '../../results/testing/rows.ts';
import type { Results } from '../lesson.ts';
import { resultsFrom } from '../testing/rows.ts';
import { MOST_TOKENS } from './challenge.ts';
import { MODELS, sizeOf, tokensPerSecond } from './estimate.ts';
import { lesson } from './index.ts';
import { linesOf, readRate, timesOne } from './readings.ts';
import { COLUMNS } from './runs.ts';
import { serviceOf } from './service.ts';

const run = (id: string, rows: readonly SummaryRow[]): Results => {
  const made = resultsFrom('none', { [id]: [] })[id];
  return made ? { [id]: { ...made, summary: { ...made.summary, measurements: rows } } } : {};
};

const SIZE = 'rows=1024,cols=1024';
const product = (variant: string, b: number, ms: number, weights = 'f16') =>
  costedRow(`matvec:${variant}:${SIZE},weights=${weights},b=${b}`, ms);

/** 4 MiB a column: 2.1 GB/s in a millisecond. `gpu` and `cpu` are the times of each number of columns. */
const columns = (gpu: readonly number[], cpu: readonly number[] = []) =>
  run('columns', [
    ...gpu.flatMap((ms, at) => [product('columns', COLUMNS[at], ms), product('four-rows', COLUMNS[at], 2 * ms)]),
    ...cpu.map((ms, at) => product('wasm-threads', COLUMNS[at], ms)),
    costedRow('peak-read:gpu:blocks=4096', 16),
  ]);

const FREE = columns([1, 1, 2, 8], [1, 2, 4, 16]);

describe('the readings', () => {
  it('take the best kernel of a side, and what one column takes as 1', () => {
    expect(linesOf(FREE, 'gpu').map(({ b, ms }) => [b, ms])).toEqual([
      [1, 1],
      [4, 1],
      [16, 2],
      [64, 8],
    ]);
    expect(timesOne(FREE, 'gpu', 16)).toBe(2);
    expect(timesOne(FREE, 'cpu', 64)).toBe(16);
    expect(timesOne({}, 'gpu', 16)).toBeNull();
    expect(readRate(FREE, 'gpu')).toBeCloseTo(4.2, 1);
    expect(readRate(FREE, 'cpu')).toBeNull();
  });
});

describe('the guess', () => {
  const { sixteen } = lesson.predictions;

  it('is what sixteen columns take', () => {
    expect(sixteen.answer(FREE)).toBe(2);
    expect(sixteen.explain(FREE, 3).en).toBe(
      'One column takes the GPU 1 ms, 16 columns 2 ms: 2× the time for 16× the arithmetic. On the CPU it is 4×. Your guess was close.',
    );
    expect(sixteen.explain(FREE, 16)['zh-CN']).toBe(
      'GPU 算一列用 1 ms，算 16 列用 2 ms：运算量是 16 倍，用时是 2 倍。在 CPU 上是 4 倍。',
    );
    expect(sixteen.explain({}, 16).en).toBe('No time was measured.');
  });
});

describe('“so much arithmetic”', () => {
  const { arithmetic } = lesson.claims;

  it('falls where columns are nearly free', () => {
    const verdict = arithmetic.verdict(FREE);
    expect(verdict?.holds).toBe('no');
    expect(verdict?.because.en).toMatch(
      /^GPU: one column reads 2\.1 GB\/s of the 4\.2 that can be read and computes 2\.1 GFLOP\/s; 16 columns compute 17 GFLOP\/s\. CPU: one column reads 2\.1 GB\/s and computes/,
    );
    expect(verdict?.because['zh-CN']).toContain('GPU：一列时读 2.1 GB/s（最多能读 4.2），算 2.1 GFLOP/s；16 列时算 17');
  });

  it('holds in part where one side, or both, pay for every column', () => {
    expect(arithmetic.verdict(columns([1, 4, 16, 64], [1, 2, 4, 16]))).toMatchObject({ holds: 'partly' });
    expect(arithmetic.verdict(columns([1, 4, 16, 64]))?.because.en).toContain('Here the arithmetic itself is slow');
    expect(arithmetic.verdict(columns([1]))).toBeNull();
  });
});

describe('the weights', () => {
  it('take less time with fewer bits, or not', () => {
    const { weights } = lesson.plays;
    const at = (format: string, gpu: number, cpu: number) =>
      run(`weights=${format}`, [product('four-rows', 1, gpu, format), product('wasm-threads', 1, cpu, format)]);
    const finding = weights.finding({ ...at('f32', 4, 2), ...at('i8', 1, 2) });
    expect(finding?.en).toBe(
      'GPU, from 32 to 8 bits: 0.25× the bytes, 0.25× the time. CPU, from 32 to 8 bits: 0.25× the bytes, 1× the time.',
    );
    expect(finding?.['zh-CN']).toContain('GPU，从 32 位到 8 位：字节是 0.25 倍，用时是 0.25 倍。');
    expect(weights.finding(at('f32', 1, 1))).toBeNull();
  });
});

describe('the estimate', () => {
  const tokens = run('tokens', [
    product('four-rows', 1, 1, 'i8'),
    product('columns', 64, 4, 'i8'),
    product('four-rows', 1, 2, 'f16'),
  ]);

  it('counts every weight once for each token', () => {
    // 2^20 weights a millisecond: a thousand million take 954 ms.
    const rate = tokensPerSecond(tokens, 'gpu', { billions: 1, format: 'i8', b: 1 });
    expect(rate).toBeCloseTo(2 ** 20 / 1e6);
    expect(tokensPerSecond(tokens, 'gpu', { billions: 70, format: 'i8', b: 1 })).toBeCloseTo((rate ?? 0) / 70);
    expect(tokensPerSecond(tokens, 'gpu', { billions: 1, format: 'f16', b: 1 })).toBeCloseTo((rate ?? 0) / 2);
    expect(tokensPerSecond(tokens, 'gpu', { billions: 1, format: 'i8', b: 64 })).toBeCloseTo(16 * (rate ?? 0));
    expect(tokensPerSecond(tokens, 'cpu', { billions: 1, format: 'i8', b: 1 })).toBeNull();
    expect(MODELS.map((billions) => sizeOf(billions, 'f16'))).toEqual([2, 6, 16, 140]);
  });

  it('says what a service gains', () => {
    expect(serviceOf(tokens, 'gpu')?.en).toBe(
      'At this rate a model of 8 billion 8-bit weights writes 0.13 tokens a second for one user. For 64 at once it writes 2.1, which are 0.033 for each: the machine does 16× the work in the same hour.',
    );
    expect(serviceOf(tokens, 'gpu')?.['zh-CN']).toMatch(
      /^照这个速率，一个有 80 亿个 8 位权重的模型.*机器干的活是 16 倍。$/,
    );
    expect(serviceOf(tokens, 'cpu')).toBeNull();
  });
});

describe('the challenge', () => {
  it('takes bandwidth over bytes, rounded, and not the arithmetic', () => {
    const { fastest } = lesson.challenges;
    if (fastest.kind !== 'number') throw new Error('It asks for a number.');
    const range = fastest.accepts({});
    expect(MOST_TOKENS).toBe(126);
    const right = [125, 126, 130].map((value) => range && value >= range.low && value <= range.high);
    expect(right).toEqual([true, true, true]);
    const wrong = [63, 252, 1008, 10_325].map((value) => range && value >= range.low && value <= range.high);
    expect(wrong).toEqual([false, false, false, false]);
    expect(fastest.because.en).toContain('126 tokens');
  });
});
