import { describe, expect, it } from 'vitest';
import { generate } from '../../workloads/matmul/definition.ts';
import type { RunResult } from '../lesson.ts';
import { squareOnCpu as cpu, squareOnGpu as gpu, resultsFrom } from '../testing/rows.ts';
import { agreeing, digitsOf, howMany, sameDigits } from './digits.ts';
import { length } from './longer.ts';

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

  it('are no claim about both sides where only one has a result', () => {
    const cpuOnly = resultsFrom('matmul', {
      digits: [gpu('naive', null, n), cpu('js-blocked', 1, n), cpu('wasm', 1, n)],
    });
    expect(sameDigits.verdict(cpuOnly)).toBeNull();
    expect(howMany.kind === 'choice' && howMany.answer(cpuOnly)).toBeNull();
  });

  it('of a GPU that was recorded elsewhere are not here, but its error is', () => {
    const measuredHere = measured(() => undefined);
    const [first, second] = measuredHere.summary.measurements;
    const measurements = [
      { ...first, maxError: 2e-6 },
      { ...second, maxError: 1e-7 },
      { ...second, case: 'other', variant: 'wasm', maxError: 3e-7 },
    ];
    const outputs = { [second.case]: measuredHere.outputs?.[second.case], other: measuredHere.outputs?.[second.case] };
    const digits = { ...measuredHere, outputs, summary: { ...measuredHere.summary, measurements } } as RunResult;
    const verdict = sameDigits.verdict({ digits });
    expect(verdict?.holds).toBe('no');
    expect(verdict?.because.en).toContain('off by 2.0 × 10⁻⁶ on the GPU and by 3.0 × 10⁻⁷ on the CPU');
    expect(howMany.kind === 'choice' && howMany.answer({ digits })).toBeNull();
  });

  it('are counted from the first that is not zero', () => {
    if (howMany.kind !== 'choice') throw new Error('not a choice');
    expect(howMany.answer({ digits: measured(() => undefined) })).toBe('all');
    expect(howMany.answer({ digits: measured((c) => c.fill(c[5] * 1.000001, 5, 6)) })).toBe('most');
    expect(howMany.answer({ digits: measured((c) => c.fill(c[5] + 1, 5, 6)) })).toBe('few');
  });

  it('agree up to the first that differs', () => {
    expect(agreeing('1.2345', '1.2399')).toBe(4);
    expect(agreeing('-1.5', '1.5')).toBe(0);
    expect(agreeing('1.5', '1.5')).toBe(3);
  });
});

describe('the guess of how many agree', () => {
  it('cannot be judged without a GPU', () => {
    if (howMany.kind !== 'choice') throw new Error('not a choice');
    expect(howMany.answer(resultsFrom('matmul', { digits: [gpu('naive', null), cpu('js-blocked', 1)] }))).toBeNull();
  });
});

describe('longer sums', () => {
  const at = (k: number, errors: readonly [number, number]) => {
    const results = resultsFrom('matmul', { [`length=${k}`]: [gpu('naive', 1), cpu('js-blocked', 1)] });
    const [result] = Object.values(results);
    if (!result) throw new Error('no result');
    const measurements = result.summary.measurements.map((row, i) => ({ ...row, maxError: errors[i] }));
    return { [`length=${k}`]: { ...result, summary: { ...result.summary, measurements } } };
  };

  it('are compared from the shortest to the longest, on each side', () => {
    expect(length.finding(at(64, [1e-6, 1e-7]))).toBeNull();
    const told = length.finding({ ...at(64, [1e-6, 1e-7]), ...at(1024, [8e-6, 4e-7]) });
    expect(told?.en).toMatch(
      /^GPU: with 16 times as many products the largest error went from 1\.0\s×\s10⁻⁶ to 8\.0\s×\s10⁻⁶, 8 times\. CPU: /,
    );
    expect(told?.['zh-CN']).toContain('CPU：乘积的个数是 16 倍，最大偏差从 1.0 × 10⁻⁷ 变为 4.0 × 10⁻⁷，是 4 倍。');
  });
});
