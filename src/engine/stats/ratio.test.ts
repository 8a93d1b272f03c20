import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bounds, ratioOf } from './ratio.ts';

const bounds: fc.Arbitrary<Bounds> = fc
  .tuple(
    fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    fc.double({ min: 0, max: 0.5, noNaN: true }),
    fc.double({ min: 0, max: 2, noNaN: true }),
  )
  .map(([median, down, up]) => ({ median, low: median * (1 - down), high: median * (1 + up) }));

test('holds its median between its bounds, and turns over with its sides', () => {
  fc.assert(
    fc.property(bounds, bounds, (slow, fast) => {
      const one = ratioOf(slow, fast);
      const other = ratioOf(fast, slow);
      expect(one.low).toBeLessThanOrEqual(one.median * (1 + 1e-12));
      expect(one.high).toBeGreaterThanOrEqual(one.median * (1 - 1e-12));
      expect(one.median * other.median).toBeCloseTo(1, 9);
      expect(one.low * other.high).toBeCloseTo(1, 9);
      expect(one.tie).toBe(other.tie);
    }),
  );
});

test('is a tie exactly when the intervals overlap', () => {
  const at = (low: number, high: number) => ({ low, median: (low + high) / 2, high });
  expect(ratioOf(at(2, 3), at(1, 2)).tie).toBe(true);
  expect(ratioOf(at(2.1, 3), at(1, 2)).tie).toBe(false);
  expect(ratioOf(at(1, 2), at(2.1, 3)).tie).toBe(false);
  expect(ratioOf(at(1, 9), at(2, 3)).tie).toBe(true);
});

test('is a tie where a bound is not a number', () => {
  const [slow, fast] = [
    { low: 9, median: 10, high: 11 },
    { low: 0.9, median: 1, high: 1.1 },
  ];
  expect(ratioOf(slow, fast).tie).toBe(false);
  expect(ratioOf({ ...slow, low: Number.NaN }, fast).tie).toBe(true);
  expect(ratioOf(fast, { ...slow, low: Number.NaN }).tie).toBe(true);
  expect(ratioOf(slow, { low: Number.NaN, median: Number.NaN, high: Number.NaN }).tie).toBe(true);
});

test('adds the uncertainties of both sides, and is no wider than their extremes', () => {
  const slow = { low: 9, median: 10, high: 11 };
  const fast = { low: 0.9, median: 1, high: 1.1 };
  const { median, low, high } = ratioOf(slow, fast);
  expect(median).toBe(10);
  expect(low).toBeGreaterThan(9 / 1.1);
  expect(low).toBeLessThan(9.1);
  expect(high).toBeLessThan(11 / 0.9);
  expect(high).toBeGreaterThan(11);
});
