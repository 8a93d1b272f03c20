import { describe, expect, it } from 'vitest';
import { titleOf } from '../matmul.ts';
import { squareOnCpu as cpu, squareOnGpu as gpu, resultsFrom, type TimedRow } from '../testing/rows.ts';
import { depth, gain, oneFastest } from './answers.ts';
import { lesson } from './index.ts';
import { sayWinners, winnersOf } from './winners.ts';

const sizes = (...rows: TimedRow[]) => resultsFrom('matmul', { sizes: rows });

describe('the gain beyond register blocks', () => {
  const further = (...rows: TimedRow[]) => resultsFrom('matmul', { further: rows });
  const answer = (results: ReturnType<typeof further>) => (gain.kind === 'slider' ? gain.answer(results) : null);

  it('is that of the best, inputs of 16 bits apart', () => {
    const results = further(gpu('registers', 6), gpu('registers-8x8', 3), gpu('subgroups', 4), gpu('half', 1));
    expect(answer(results)).toBeCloseTo(2, 5);
    expect(gain.explain(results, 2).en).toBe(
      'The best of them, “Register blocks of 8×8”, took 3 ms, register blocks 6 ms: 2× as fast. Your guess was close.',
    );
    expect(gain.explain(results, 8)['zh-CN']).toMatch(/寄存器分块用了 6 ms：速度是后者的 2 倍。$/);
  });

  it('may be none, a tie, or lost in noise', () => {
    expect(gain.explain(further(gpu('registers', 2), gpu('subgroups', 4)), 2).en).toContain(
      'none of them gains anything',
    );
    expect(gain.explain(further(gpu('registers', 2), gpu('subgroups', 2)), 8).en).toContain('a tie.');
    const noisy = further(gpu('registers', 109, 128, 0.9), gpu('subgroups', 16, 128, 0.9));
    expect(gain.explain(noisy, 8).en).toContain('too noisy');
    expect(answer(further(gpu('registers', null), cpu('wasm-threads', 1)))).toBeNull();
  });
});

describe('splitting k', () => {
  const at = (k: number, whole: number | null, split: number) =>
    resultsFrom('matmul', {
      [`depth=${k}`]: [gpu('registers-8x4', whole), gpu('split-k', split), cpu('wasm-threads', 1)],
    });

  it('is told size by size', () => {
    const told = depth.finding({ ...at(512, 1, 1), ...at(8192, 8, 2) });
    expect(told?.en).toMatch(/^At k = 512 split and whole are a tie\. At k = 8,192 split is 4× as fast as whole\./);
    expect(told?.['zh-CN']).toContain('k = 8,192 时，切开的速度是不切的 4 倍。');
    expect(depth.finding(at(512, null, 1))).toBeNull();
  });
});

describe('the winners', () => {
  const said = (...rows: TimedRow[]) => sayWinners(winnersOf(sizes(...rows)));

  it('change with n where they do', () => {
    const rows = [gpu('naive', 1, 32), gpu('tiled', 2, 32), gpu('naive', 9), gpu('tiled', 4), gpu('tuned', 2)];
    expect(winnersOf(sizes(...rows, cpu('wasm-threads', 0.1))).map(({ n, best }) => [n, best.variant])).toEqual([
      [32, 'naive'],
      [128, 'tiled'],
    ]);
    expect(said(...rows)?.en).toBe(
      'Which fixed rung is the fastest changes with n: “Naive” at n = 32, “Tiled” at n = 128. At n = 128 “Tuned” was faster still, by 2×.',
    );
    expect(said(...rows)?.['zh-CN']).toBe(
      '固定的各级里谁最快，随 n 而变：n = 32 时是“朴素写法”，n = 128 时是“分块”。n = 128 时，“调优”更快，速度是它的 2 倍。',
    );
  });

  it('may be one rung throughout, alone or level with another', () => {
    const alone = [gpu('naive', 9, 32), gpu('tiled', 2, 32), gpu('naive', 9), gpu('tiled', 4)];
    expect(said(...alone)?.en).toContain('“Tiled” was the fastest at every n measured here.');
    const level = [gpu('naive', 2, 32, 0.1), gpu('tiled', 2.1, 32, 0.1), gpu('naive', 9), gpu('tiled', 4)];
    expect(winnersOf(sizes(...level))[0].level.map(({ variant }) => variant)).toEqual(['tiled']);
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

  it('are no tie where the times are too noisy to tell', () => {
    const noisy = [gpu('naive', 109, 32, 0.9), gpu('tiled', 16, 32, 0.9)];
    expect(winnersOf(sizes(...noisy))).toMatchObject([{ level: [], noisy: true }]);
    expect(said(...noisy)?.en).toBe(
      'The times are too noisy to tell which of the fixed rungs is the fastest: measure again.',
    );
    expect(oneFastest.verdict(sizes(...noisy))).toBeNull();
    const clear = [gpu('naive', 9), gpu('tiled', 4), gpu('naive', 9, 64), gpu('tiled', 4, 64)];
    expect(said(...noisy, ...clear)?.en).toMatch(
      /“Tiled” was the fastest at .* At n = 32 the times were too noisy to tell\.$/,
    );
    expect(said(...noisy, gpu('naive', 9), gpu('tiled', 4))?.en).toMatch(/^At n = 128 “Tiled” was the fastest of/);
    expect(said(...clear, gpu('tuned', 20, 128, 0.9))?.en).toContain(
      'At n = 128 the times are too noisy to tell “Tuned”',
    );
    expect(said(...clear, gpu('tuned', 20, 128, 0.9))?.['zh-CN']).toMatch(/波动太大，分不出“调优”/);
  });

  it('are not told from few samples', () => {
    const results = sizes(gpu('naive', 9), gpu('tiled', 4), gpu('tuned', 8));
    const few = results.sizes?.summary.measurements.map(
      (row) => row.kernelMs && { ...row, kernelMs: { ...row.kernelMs, samples: 2 } },
    );
    const measurements = few?.filter((row) => row !== null) ?? [];
    const shown = results.sizes && { ...results.sizes, summary: { ...results.sizes.summary, measurements } };
    expect(sayWinners(winnersOf({ sizes: shown }))?.en).toContain('too few samples at n = 128');
  });

  it('need a GPU, and two rungs at one size', () => {
    expect(said(gpu('naive', null), gpu('tiled', null), cpu('wasm', 1))).toBeNull();
    expect(said(gpu('naive', 1), gpu('tiled', 1, 64), gpu('tuned', 1))).toBeNull();
    expect(sayWinners(winnersOf({}))).toBeNull();
    expect(said(gpu('naive', 1), gpu('tiled', 2))?.en).toContain('At n = 128, the only size that was measured whole');
  });
});

describe('one fastest kernel for all', () => {
  it('there is none where the winner changes, and perhaps one where it does not', () => {
    const changing = [gpu('naive', 1, 32), gpu('tiled', 2, 32), gpu('naive', 9), gpu('tiled', 4)];
    expect(oneFastest.verdict(sizes(...changing))?.holds).toBe('no');
    const alone = [gpu('naive', 9, 32), gpu('tiled', 2, 32), gpu('naive', 9), gpu('tiled', 4)];
    expect(oneFastest.verdict(sizes(...alone))?.holds).toBe('partly');
    expect(oneFastest.verdict(sizes(cpu('wasm-threads', 1)))).toBeNull();
  });
});

it('whatever a sentence may name has a title', () => {
  const named = lesson.runs.sizes.patterns.flatMap((pattern) => pattern.split(':')[1].split('|'));
  expect(named.length).toBeGreaterThan(4);
  for (const variant of named) expect(titleOf(variant).en, variant).not.toBe(variant);
});

it('the challenge begins with the real file, changed in one number', () => {
  const { beat } = lesson.challenges;
  if (beat.kind !== 'wgsl') throw new Error('not a shader');
  expect(beat.edit.code).toContain('const DEPTH: u32 = 2;');
  expect(beat.edit.code.replace('DEPTH: u32 = 2;', 'DEPTH: u32 = 16;')).toContain('const DEPTH: u32 = 16;');
});
