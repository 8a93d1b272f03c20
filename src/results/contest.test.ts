import { expect, test } from 'vitest';
import { bestOfSides, boundsOf, duel, fastest, hasInterval, intervalText, timeOf } from './contest.ts';
import type { Interval, SummaryRow } from './summary.ts';
import { makeRow } from './testing/summaries.ts';

const timed = (median: number, spread = 0.02, samples = 20): Interval => ({
  median,
  low: median * (1 - spread),
  high: median * (1 + spread),
  min: median * (1 - spread),
  samples,
});
const row = (variant: string, on: SummaryRow['on'], ms: number, given: Partial<SummaryRow> = {}) =>
  makeRow(variant, { on, kernelMs: timed(ms), endToEndMs: { median: ms + 5 }, ...given });

test('an interval takes three samples', () => {
  expect([1, 2, 3].map((samples) => hasInterval(timed(1, 0.1, samples)))).toEqual([false, false, true]);
  expect(hasInterval(null)).toBe(false);
  const text = (samples: number) => intervalText(timed(10, 0.1, samples), (ms) => `${ms} ms`, 'en');
  expect([1, 2].map(text)).toEqual([null, null]);
  expect(text(3)).toBe('9 ms – 11 ms, range of 3 samples');
  expect(text(5)).toBe('9 ms – 11 ms, range of 5 samples');
  expect(text(6)).toBe('9 ms – 11 ms');
  expect(intervalText(timed(10, 0.1, 3), String, 'zh-CN')).toBe('9 – 11，3 个样本的范围');
  expect(intervalText(null, String, 'en')).toBeNull();
  expect(timeOf(row('a', 'gpu', 2, { kernelMs: timed(2, 0.5, 2) }), 'kernel')).toEqual({ median: 2, low: 2, high: 2 });
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('%d is no time', (bad) => {
  expect(boundsOf(bad, 1, 1)).toBeNull();
  expect(boundsOf(1, bad, bad)).toEqual({ median: 1, low: 1, high: 1 });
  expect(duel(row('a', 'gpu', bad), row('b', 'js', 1))).toBeNull();
});

test('end to end is the measured round trip, and the sum of the parts only where there is none', () => {
  const { min: _, ...roundTripMs } = timed(3, 0.1);
  expect(timeOf(row('a', 'gpu', 2, { roundTripMs }), 'endToEnd')).toEqual({
    median: 3,
    low: 2.7,
    high: 3.3000000000000003,
  });
  expect(timeOf(row('a', 'gpu', 2), 'endToEnd')).toEqual({ median: 7, low: 7, high: 7 });
  expect(timeOf(row('a', 'gpu', 2, { status: 'wrong' }), 'endToEnd')).toBeNull();
});

test('round trips have winners and ties as kernels do; sums of parts are not sure', () => {
  const trip = (ms: number) => row('a', 'gpu', 1, { roundTripMs: timed(ms) });
  expect(duel(trip(1), trip(2), 'endToEnd')?.outcome).toBe('first');
  expect(duel(trip(2), trip(1), 'endToEnd')?.outcome).toBe('second');
  expect(duel(trip(1), trip(1.01), 'endToEnd')?.outcome).toBe('tie');
  const wide = (ms: number) => row('a', 'gpu', 1, { roundTripMs: timed(ms, 0.9) });
  expect(duel(wide(16), wide(109), 'endToEnd')?.outcome).toBe('noisy');
  expect(duel(wide(109), wide(16), 'endToEnd')?.outcome).toBe('noisy');
  expect(duel(row('a', 'gpu', 1), row('b', 'js', 9), 'endToEnd')).toMatchObject({ outcome: 'unsure' });
});

test('the best of each side, libraries on neither', () => {
  const rows = [
    row('a', 'gpu', 4),
    row('b', 'gpu', 2),
    row('c', 'wasm', 8),
    row('d', 'js', 90),
    row('e', 'library', 1),
  ];
  expect(bestOfSides(rows)).toMatchObject({ gpu: { variant: 'b' }, cpu: { variant: 'c' }, outcome: 'first' });
  expect(bestOfSides(rows)?.ratio.median).toBe(4);
  expect(bestOfSides(rows.slice(0, 2))).toBeNull();
  expect(fastest(rows, 'kernel', (one) => one)?.of.variant).toBe('e');
  expect(fastest([], 'kernel', (one: SummaryRow) => one)).toBeNull();
});

/** Of a few samples, whose interval is their range. */
const ofSamples = (times: readonly number[]) => {
  const sorted = [...times].sort((a, b) => a - b);
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  const median = (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
  return row('a', 'gpu', 1, { kernelMs: { median, low, high, min: low, samples: times.length } });
};

test('of three samples a side the ranges have to lie clearly apart', () => {
  const slow = ofSamples([12, 13, 14]);
  expect(duel(ofSamples([10, 11, 11.9]), slow)?.outcome).toBe('unsure');
  expect(duel(slow, ofSamples([10, 11, 11.9]))?.outcome).toBe('unsure');
  expect(duel(ofSamples([9, 10, 11]), slow)?.outcome).toBe('first');
  expect(duel(slow, ofSamples([9, 10, 11]))?.outcome).toBe('second');
  // Chance alone sets four of four apart in fewer than one of twenty.
  expect(duel(ofSamples([10, 11, 11.5, 11.9]), ofSamples([12, 12.5, 13, 14]))?.outcome).toBe('first');
});
