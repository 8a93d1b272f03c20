import { expect, test } from 'vitest';
import type { Measurement, Verdict } from '../engine/contract.ts';
import { summaryRow } from './summarize.ts';

const said = (verdict: Partial<Verdict>) => {
  const whole: Verdict = { ok: false, maxError: 2, tolerance: 1e-3, at: 'c[0, 1]', method: 'elementwise', ...verdict };
  const id = { workload: 'none', version: 1, variant: 'none', params: {} };
  const measurement = { case: id, on: 'gpu', status: 'wrong', verdict: whole } as unknown as Measurement;
  return summaryRow(measurement, []).reason?.text;
};

test('a wrong result says by how much, and that its time does not count', () => {
  expect(said({})?.en).toBe('Its result is wrong: off by 2.0e+0 at c[0, 1], allowed 1.0e-3. Its time does not count.');
  expect(said({ at: null })?.['zh-CN']).toBe('结果有误：偏差 2.0e+0，允许 1.0e-3。用时不算数。');
});

test.each([Number.POSITIVE_INFINITY, Number.NaN])(
  '%s is no figure, and nothing is said to be allowed of it',
  (maxError) => {
    const other = said({ maxError, tolerance: 0, at: 'after 12 iterations, other bits than step by step' });
    expect(other?.en).toBe(
      'Its result is wrong (after 12 iterations, other bits than step by step), by no figure that could be given. Its time does not count.',
    );
    expect(said({ maxError, at: null })?.['zh-CN']).toBe('结果有误，偏差无法用数字表示。用时不算数。');
  },
);
