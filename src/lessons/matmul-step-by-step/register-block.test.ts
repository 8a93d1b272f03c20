import { describe, expect, it } from 'vitest';
import { type BlockStep, multiplyAddsOf, readsOf, turnOf } from './register-block.ts';

const range = (length: number) => Array.from({ length }, (_, i) => i);
const done = (step: BlockStep) => step.rowsDone === step.rows;

describe.each([
  [1, 1],
  [4, 4],
  [8, 4],
  [8, 8],
])('a block of %i × %i', (rows, columns) => {
  const steps = turnOf({ rows, columns });
  const last = steps[steps.length - 1];

  it('multiplies every number of A with every one of B, each once', () => {
    const pairs = steps.slice(1).flatMap((step, at) => {
      const before = steps[at];
      // Nothing is multiplied that is not in a register yet.
      if (step.rowsDone > before.rowsDone) expect([before.fromA, before.fromB]).toEqual([rows, columns]);
      return range(step.rowsDone - before.rowsDone).flatMap((row) =>
        range(columns).map((column) => `${before.rowsDone + row}:${column}`),
      );
    });
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(pairs).toHaveLength(rows * columns);
    expect(multiplyAddsOf(last)).toBe(pairs.length);
    expect(done(last)).toBe(true);
  });

  it('reads along the edges and adds over the area', () => {
    expect(readsOf(last)).toBe(rows + columns);
    // A thread with a single sum reads two numbers for each of as many multiply-adds.
    expect((2 * multiplyAddsOf(last)) / readsOf(last)).toBeCloseTo((2 * rows * columns) / (rows + columns), 12);
  });
});

it('does half a multiply-add for each number read with one sum, 2 with 4 × 4 and 8/3 with 8 × 4', () => {
  const ratio = (rows: number, columns: number) => {
    const last = turnOf({ rows, columns }).at(-1);
    return last && multiplyAddsOf(last) / readsOf(last);
  };
  expect([ratio(1, 1), ratio(4, 4), ratio(8, 4)]).toEqual([0.5, 2, 32 / 12]);
});
