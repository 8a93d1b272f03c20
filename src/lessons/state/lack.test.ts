import { expect, test } from 'vitest';
import { CANCELLED, HIDDEN, LOST_AND_LATE, outOfTime } from '../../engine/bench/reasons.ts';
import type { Reason } from '../../engine/contract.ts';
import { makeRow } from '../../results/testing/summaries.ts';
import { lackOf } from './lack.ts';

const late = (variant: string, reason: Reason = outOfTime(null, 4000)) =>
  makeRow(variant, { status: 'aborted', reason, kernelMs: null });
const timed = (variant: string, samples: number) =>
  makeRow(variant, { kernelMs: { median: 1, low: 1, high: 1, min: 1, samples } });
const names = (rows: readonly { variant: string }[] | undefined) => rows?.map(({ variant }) => variant);

test('what time ran out for is named, and apart from it what has too few samples', () => {
  const measurements = [late('a'), timed('b', 2), timed('c', 20), late('d', LOST_AND_LATE)];
  const lack = lackOf({ summary: { measurements, budgetMs: 4000 }, recorded: null });
  expect([names(lack?.missing), names(lack?.few)]).toEqual([['a', 'd'], ['b']]);
  expect(lack?.rows).toBe(measurements);
});

test.each([
  ['cancelled', CANCELLED],
  ['hidden', HIDDEN],
])('what was %s is not mended by more time', (_, reason) => {
  const measurements = [late('a', reason), timed('b', 3)];
  expect(lackOf({ summary: { measurements, budgetMs: 4000 }, recorded: null })).toBeNull();
});

test.each([
  [4000, 12_000],
  [30_000, 60_000],
  [60_000, 60_000],
  [90_000, 90_000],
])('after %i ms it is tried with %i', (budgetMs, next) => {
  expect(lackOf({ summary: { measurements: [late('a')], budgetMs }, recorded: null })?.budgetMs).toBe(next);
});

test('figures that were recorded elsewhere are not to be had by measuring here', () => {
  const recorded = {
    machine: 'other',
    adapter: 'Other',
    software: true,
    origins: [{ startedAt: '2025-01-01T00:00:00Z', browser: 'Test 1', driver: null }],
  };
  const measurements = [
    { ...timed('a', 1), on: 'gpu' as const },
    { ...timed('b', 1), on: 'js' as const },
  ];
  expect(names(lackOf({ summary: { measurements, budgetMs: 4000 }, recorded })?.few)).toEqual(['b']);
});
