import { describe, expect, it } from 'vitest';
import { titleOf } from '../matmul.ts';
import { squareOnCpu as cpu, squareOnGpu as gpu, resultsFrom, type TimedRow } from '../testing/rows.ts';
import { climbFactor, columns, explainClimb, sameWork } from './answers.ts';
import { lesson } from './index.ts';

const ladder = (...rows: TimedRow[]) => resultsFrom('matmul', { ladder: rows });

describe('the climb', () => {
  const whole = ladder(
    gpu('naive', 3, 64),
    gpu('tiled', 1, 64),
    gpu('naive', 20),
    gpu('tiled', 30),
    gpu('registers', 5),
    cpu('js-textbook', 9),
    cpu('wasm-threads', 1),
  );

  it('goes from the first rung to the fastest, at the largest size', () => {
    expect(climbFactor(whole)?.median).toBeCloseTo(4, 5);
    const said = explainClimb(whole, 4);
    expect(said.en).toMatch(/^At n = 128 the fastest rung, “Register blocks”, took 5 ms and the first 20 ms: 4× \(/);
    expect(said.en).toContain('From slowest to fastest: Tiled; Naive; Register blocks.');
    expect(said.en).toContain('The CPU’s best, “WebAssembly SIMD, all cores”, took 1 ms.');
    expect(said.en).toMatch(/You saw that coming\.$/);
    expect(explainClimb(whole, 50)['zh-CN']).toMatch(/由慢到快：分块；朴素写法；寄存器分块。CPU .*用了 1 ms。$/);
  });

  it('falls back to a smaller size where the largest has no first rung', () => {
    const smaller = ladder(gpu('naive', 4, 64), gpu('tiled', 1, 64), gpu('tiled', 3));
    expect(climbFactor(smaller)?.median).toBeCloseTo(4, 5);
  });

  it('says when the first rung is the fastest, and when it is a tie', () => {
    const first = ladder(gpu('naive', 1), gpu('tiled', 2));
    expect(climbFactor(first)?.median).toBe(1);
    expect(explainClimb(first, 9).en).toContain('the first rung, at 1 ms, was the fastest here');
    const tie = ladder(gpu('naive', 2, 128, 0.2), gpu('tiled', 1.9, 128, 0.2));
    expect(explainClimb(tie, 9).en).toContain('are a tie');
    const noisy = ladder(gpu('naive', 109, 128, 0.9), gpu('tiled', 16, 128, 0.9));
    expect(explainClimb(noisy, 9).en).toContain('are too noisy to tell apart');
  });

  it('has no answer without a GPU', () => {
    const none = ladder(gpu('naive', null), gpu('tiled', null), cpu('wasm', 1));
    expect(climbFactor(none)).toBeNull();
    expect(explainClimb(none, 4).en).toContain('not measured');
    expect(climbFactor(ladder(gpu('naive', 1)))).toBeNull();
  });
});

describe('the same work', () => {
  const said = (...rows: TimedRow[]) => sameWork.verdict(ladder(...rows));

  it('takes another time where the rungs differ', () => {
    const verdict = said(gpu('naive', 20), gpu('tiled', 30), gpu('registers', 5));
    expect(verdict?.holds).toBe('no');
    expect(verdict?.because.en).toContain(
      'does 4,194,304 operations, and “Tiled” takes 6× as long as “Register blocks”',
    );
    expect(verdict?.because['zh-CN']).toContain('“分块”的用时却是“寄存器分块”的 6 倍');
  });

  it('is about even where they do not, and not judged from noise or one rung', () => {
    expect(said(gpu('naive', 2.1), gpu('tiled', 2))?.holds).toBe('partly');
    expect(said(gpu('naive', 109, 128, 0.9), gpu('tiled', 16, 128, 0.9))).toBeNull();
    expect(said(gpu('naive', 2), cpu('wasm', 1))).toBeNull();
  });
});

it('whatever a sentence may name has a title', () => {
  const named = lesson.runs.ladder.patterns.flatMap((pattern) => pattern.split(':')[1].split('|'));
  expect(named.length).toBeGreaterThan(8);
  for (const variant of named) expect(titleOf(variant).en, variant).not.toBe(variant);
});

describe('columns of B', () => {
  const at = (n: number, rows: readonly TimedRow[]) =>
    resultsFrom('matmul', { [`columns=${n}`]: rows.map((row) => ({ ...row, params: { n, m: 128, k: 128 } })) });
  const withRates = (results: ReturnType<typeof at>, gflops: readonly (number | null)[]) =>
    Object.fromEntries(
      Object.entries(results).map(([id, result]) => [
        id,
        result && {
          ...result,
          summary: {
            ...result.summary,
            measurements: result.summary.measurements.map((row, i) => ({ ...row, gflops: gflops[i] })),
          },
        },
      ]),
    );
  const rows = [gpu('coalesced', 1), cpu('wasm-threads', 1)];

  it('say nothing after one position', () => {
    expect(columns.finding(withRates(at(1, rows), [1, 2]))).toBeNull();
  });

  it('compare the narrowest with the widest, whichever way it went', () => {
    const up = { ...withRates(at(1, rows), [0.5, 2]), ...withRates(at(128, rows), [10, 40]) };
    expect(columns.finding(up)?.en).toMatch(/^From 1 to 128 columns: GPU 0\.5 → 10 GFLOP\/s, CPU 2 → 40 GFLOP\/s\./);
    const without = { ...withRates(at(1, rows.slice(1)), [2]), ...withRates(at(8, rows.slice(1)), [1]) };
    expect(columns.finding(without)?.['zh-CN']).toMatch(/^从 1 列到 8 列：CPU 2 → 1 GFLOP\/s。/);
  });
});

it('a block of sums uses each number that it reads half as often as it is wide', () => {
  const { reads } = lesson.challenges;
  if (reads.kind !== 'number') throw new Error('not a number');
  expect(reads.accepts({})).toEqual({ low: 4, high: 4 });
});
