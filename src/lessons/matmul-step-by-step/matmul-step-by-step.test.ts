import { describe, expect, it } from 'vitest';
import { generate } from '../../workloads/matmul/definition.ts';
import type { RunResult } from '../lesson.ts';
import { resultsFrom, type TimedRow } from '../testing/rows.ts';
import { climbFactor, columns, explainClimb, titleOf } from './answers.ts';
import { agreeing, digitsOf, sameDigits } from './digits.ts';
import { lesson } from './index.ts';
import { sayWinners, winnersOf } from './winners.ts';

const gpu = (variant: string, ms: number | null, n = 128, spread?: number): TimedRow => ({
  variant,
  on: 'gpu',
  ms,
  spread,
  params: { n, m: n, k: n },
});
const cpu = (variant: string, ms: number, n = 128): TimedRow => ({
  variant,
  on: variant.startsWith('wasm') ? 'wasm' : 'js',
  ms,
  params: { n, m: n, k: n },
});
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
    expect(climbFactor(whole)).toBeCloseTo(4, 5);
    const said = explainClimb(whole, 4);
    expect(said.en).toMatch(/^At n = 128 the fastest rung, “Register blocks”, took 5 ms and the first 20 ms: 4× \(/);
    expect(said.en).toContain('From slowest to fastest: Tiled; Naive; Register blocks.');
    expect(said.en).toContain('The CPU’s best, “WebAssembly SIMD, all cores”, took 1 ms.');
    expect(said.en).toMatch(/You saw that coming\.$/);
    expect(explainClimb(whole, 50)['zh-CN']).toMatch(/由慢到快：分块；朴素写法；寄存器分块。CPU .*用了 1 ms。$/);
  });

  it('falls back to a smaller size where the largest has no first rung', () => {
    expect(climbFactor(ladder(gpu('naive', 4, 64), gpu('tiled', 1, 64), gpu('tiled', 3)))).toBeCloseTo(4, 5);
  });

  it('says when the first rung is the fastest, and when it is a tie', () => {
    const first = ladder(gpu('naive', 1), gpu('tiled', 2));
    expect(climbFactor(first)).toBe(1);
    expect(explainClimb(first, 9).en).toContain('the first rung, at 1 ms, was the fastest here');
    const tie = ladder(gpu('naive', 2, 128, 0.2), gpu('tiled', 1.9, 128, 0.2));
    expect(explainClimb(tie, 9).en).toContain('are a tie');
  });

  it('has no answer without a GPU', () => {
    const none = ladder(gpu('naive', null), gpu('tiled', null), cpu('wasm', 1));
    expect(climbFactor(none)).toBeNull();
    expect(explainClimb(none, 4).en).toContain('not measured');
    expect(climbFactor(ladder(gpu('naive', 1)))).toBeNull();
  });
});

describe('the winners', () => {
  const said = (...rows: TimedRow[]) => sayWinners(winnersOf(ladder(...rows)));

  it('change with n where they do', () => {
    const rows = [gpu('naive', 1, 32), gpu('tiled', 2, 32), gpu('naive', 9), gpu('tiled', 4), gpu('tuned', 2)];
    expect(winnersOf(ladder(...rows, cpu('wasm-threads', 0.1))).map(({ n, best }) => [n, best.variant])).toEqual([
      [32, 'naive'],
      [128, 'tiled'],
    ]);
    expect(said(...rows)?.en).toBe(
      'Which fixed rung is the fastest changes with n: “Naive” at n = 32, “Tiled” at n = 128. At n = 128 “Tuned” was faster still, by 2×.',
    );
    expect(said(...rows)?.['zh-CN']).toBe(
      '固定的各级里谁最快，随 n 而变：n = 32 时是“朴素写法”，n = 128 时是“分块”。n = 128 时，“调优”还要再快 2 倍。',
    );
  });

  it('may be one rung throughout, alone or level with another', () => {
    const alone = [gpu('naive', 9, 32), gpu('tiled', 2, 32), gpu('naive', 9), gpu('tiled', 4)];
    expect(said(...alone)?.en).toContain('“Tiled” was the fastest at every n measured here.');
    const level = [gpu('naive', 2, 32, 0.1), gpu('tiled', 2.1, 32, 0.1), gpu('naive', 9), gpu('tiled', 4)];
    expect(winnersOf(ladder(...level))[0].level.map(({ variant }) => variant)).toEqual(['tiled']);
    expect(said(...level)?.en).toContain('“Tiled” was the fastest, or level with it,');
  });

  it.each([
    [4, 'level'],
    [4.05, 'level'],
    [8, 'took 2× as long'],
    [2, 'faster still, by 2×'],
  ])('the tuned one at %s ms beside 4 ms', (ms, words) => {
    expect(said(gpu('naive', 9), gpu('tiled', 4, 128, 0.001), gpu('tuned', ms, 128, 0.001))?.en).toContain(words);
  });

  it('are not told from few samples', () => {
    const results = ladder(gpu('naive', 9), gpu('tiled', 4), gpu('tuned', 8));
    const few = results.ladder?.summary.measurements.map(
      (row) => row.kernelMs && { ...row, kernelMs: { ...row.kernelMs, samples: 2 } },
    );
    const measurements = few?.filter((row) => row !== null) ?? [];
    const shown = results.ladder && { ...results.ladder, summary: { ...results.ladder.summary, measurements } };
    expect(sayWinners(winnersOf({ ladder: shown }))?.en).toContain('too few samples at n = 128');
  });

  it('need a GPU, and two rungs at one size', () => {
    expect(said(gpu('naive', null), gpu('tiled', null), cpu('wasm', 1))).toBeNull();
    expect(said(gpu('naive', 1), gpu('tiled', 1, 64), gpu('tuned', 1))).toBeNull();
    expect(sayWinners(winnersOf({}))).toBeNull();
    expect(said(gpu('naive', 1), gpu('tiled', 2))?.en).toContain('At n = 128, the only size that was measured whole');
  });
});

it('whatever a sentence may name has a title', () => {
  const { ladder, digits } = lesson.runs;
  const named = [...ladder.patterns, ...digits.patterns].flatMap((pattern) => pattern.split(':')[1].split('|'));
  expect(named.length).toBeGreaterThan(12);
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

describe('digits', () => {
  const n = 8;
  const rows = [gpu('naive', 1, n), cpu('js-blocked', 1, n)];
  const measured = (change: (c: Float32Array) => void): RunResult => {
    const result = resultsFrom('matmul', { digits: rows }).digits;
    if (!result) throw new Error('no result');
    const { a, b } = generate({ n, m: n, k: n }, result.summary.seed);
    const exact = Float32Array.from({ length: n * n }, (_, at) => {
      let sum = 0;
      for (let p = 0; p < n; p++) sum += a[Math.floor(at / n) * n + p] * b[p * n + (at % n)];
      return sum;
    });
    const other = exact.slice();
    change(other);
    const [first, second] = result.summary.measurements;
    const kept = (c: Float32Array) => ({ outputs: { c }, reference: null });
    return { ...result, outputs: { [first.case]: kept(other), [second.case]: kept(exact) } };
  };

  it('are shown where the contenders differ most, within what is allowed', () => {
    const digits = digitsOf(
      measured((c) => {
        c[19] += 1e-7;
        c[3] += 1e-8;
      }),
    );
    expect(digits).toMatchObject({ row: 2, column: 3 });
    if (!digits) throw new Error('no digits');
    expect(digits.computed.map(({ side }) => side)).toEqual(['here', 'here', 'gpu', 'cpu']);
    for (const { error } of digits.computed) expect(error).toBeLessThan(digits.tolerance);
    expect(digits.computed[3].error).toBeLessThanOrEqual(2 ** -24 * Math.abs(digits.exact));
  });

  it('decide the claim', () => {
    expect(sameDigits.verdict({ digits: measured((c) => c.fill(c[0] + 1e-7, 0, 1)) })?.holds).toBe('no');
    expect(sameDigits.verdict({ digits: measured(() => undefined) })?.holds).toBe('partly');
    expect(sameDigits.verdict(resultsFrom('matmul', { digits: rows.slice(1) }))).toBeNull();
    const wrong = measured(() => undefined);
    const measurements = [
      ...wrong.summary.measurements,
      { ...wrong.summary.measurements[0], variant: 'wasm', status: 'wrong' as const },
    ];
    const verdict = sameDigits.verdict({ digits: { ...wrong, summary: { ...wrong.summary, measurements } } });
    expect(verdict?.because.en).toContain('WebAssembly SIMD failed verification');
  });

  it('agree up to the first that differs', () => {
    expect(agreeing('1.2345', '1.2399')).toBe(4);
    expect(agreeing('-1.5', '1.5')).toBe(0);
    expect(agreeing('1.5', '1.5')).toBe(3);
  });
});

it('the challenge begins with the real file, changed in one number', () => {
  const { beat } = lesson.challenges;
  if (beat.kind !== 'wgsl') throw new Error('not a shader');
  expect(beat.edit.code).toContain('const DEPTH: u32 = 2;');
  expect(beat.edit.code.replace('DEPTH: u32 = 2;', 'DEPTH: u32 = 16;')).toContain('const DEPTH: u32 = 16;');
});
