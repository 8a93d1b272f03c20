import fc from 'fast-check';
import { quantileSorted } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { randomU32, randomUnit } from '../random.ts';
import { drift, outliers, relativeSpread, slowFirst, summarizeSamples } from './summary.ts';

const many = fc.array(fc.double({ min: 1, max: 2, noNaN: true }), { minLength: 60, maxLength: 90 });
const times = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('summarizeSamples', () => {
  test('orders min, low, median and high, whatever the order of the samples', () => {
    fc.assert(
      fc.property(times, (values) => {
        const one = summarizeSamples(values);
        expect(one.min).toBe(Math.min(...values));
        expect(one.min).toBeLessThanOrEqual(one.low);
        expect(one.low).toBeLessThanOrEqual(one.median);
        expect(one.median).toBeLessThanOrEqual(one.high);
        expect(one.high).toBeLessThanOrEqual(Math.max(...values));
        expect(one.samples).toBe(values.length);
        expect(summarizeSamples(values.toReversed()).median).toBe(one.median);
      }),
      { numRuns: 60 },
    );
  });

  test('follows the unit', () => {
    fc.assert(
      fc.property(times, (values) => {
        const one = summarizeSamples(values);
        const other = summarizeSamples(values.map((value) => value * 1024));
        for (const key of ['median', 'low', 'high', 'min', 'mad'] as const)
          expect(other[key]).toBeCloseTo(one[key] * 1024, 6);
      }),
      { numRuns: 40 },
    );
  });

  test('the interval is that of resamples which are each sorted, to the bit', () => {
    fc.assert(
      fc.property(fc.oneof(times, many, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 })), (values) => {
        const next = randomU32(1, 11);
        const { length } = values;
        const medians = Array.from({ length: 1000 }, () => {
          const sorted = values.map(() => values[next() % length]).sort((a, b) => a - b);
          return (sorted[(length - 1) >> 1] + sorted[length >> 1]) / 2;
        }).sort((a, b) => a - b);
        const { low, high } = summarizeSamples(values);
        expect([low, high]).toEqual([quantileSorted(medians, 0.025), quantileSorted(medians, 0.975)]);
      }),
      { numRuns: 20 },
    );
  });

  test('known values, and the same for the same seed', () => {
    expect(summarizeSamples([3, 1, 2])).toMatchObject({ median: 2, min: 1, mad: 1, samples: 3, low: 1, high: 3 });
    expect(summarizeSamples([5])).toMatchObject({ median: 5, low: 5, high: 5, mad: 0 });
    const values = [4, 8, 15, 16, 23, 42];
    expect(summarizeSamples(values, 3)).toEqual(summarizeSamples(values, 3));
    expect(() => summarizeSamples([])).toThrow(RangeError);
  });

  test('one outlier moves neither median nor interval far', () => {
    const steady = Array.from({ length: 20 }, (_, at) => 10 + (at % 5) / 10);
    const { median, high } = summarizeSamples([...steady.slice(1), 1000]);
    expect(median).toBeLessThan(10.4);
    expect(high).toBeLessThan(10.5);
  });

  test('the interval covers the true median in about 95 of 100 runs', () => {
    let covered = 0;
    const runs = 400;
    for (let run = 0; run < runs; run++) {
      const next = randomUnit(run, 5);
      // Exponential, a long right tail; its median is ln 2.
      const values = Array.from({ length: 20 }, () => -Math.log(1 - next()));
      const { low, high } = summarizeSamples(values, run);
      if (low <= Math.LN2 && Math.LN2 <= high) covered++;
    }
    expect(covered / runs).toBeGreaterThan(0.9);
    expect(covered / runs).toBeLessThan(0.99);
  });
});

test('drift compares the last third with the first, and needs six samples', () => {
  expect(drift([1, 1, 1, 2, 2])).toBe(1);
  expect(drift([1, 1, 5, 5, 2, 2])).toBe(2);
  expect(drift([2, 2, 2, 9, 9, 9, 1, 1, 1])).toBe(0.5);
});

test('relativeSpread is nothing for equal samples', () => {
  expect(relativeSpread(summarizeSamples([2, 2, 2]))).toBe(0);
  expect(relativeSpread(summarizeSamples([1, 2, 3]))).toBe(0.5);
});

test('slowFirst is about a first sample that is slower than every other', () => {
  expect(slowFirst([6, 5, 5, 5, 5])).toBeCloseTo(0.2, 12);
  expect(slowFirst([6, 5, 7, 5, 5])).toBe(0);
  expect(slowFirst([4, 5, 5, 5, 5])).toBe(0);
  expect(slowFirst([60, 5, 5, 5])).toBe(0);
});

test('outliers lie far above the rest, and are few', () => {
  expect(outliers([5, 5, 5, 5, 5.7, 5, 5])).toBe(0);
  expect(outliers([5, 5, 5, 5, 6, 5, 5])).toBe(1);
  // Samples that scatter widely have a wide middle.
  expect(outliers([5, 9, 6, 8, 7, 12, 7, 6])).toBe(0);
  expect(outliers([5, 5, 5, 5, 9, 9, 9])).toBe(0);
  expect(outliers([1, 1, 1, 1, 0.1])).toBe(0);
});
