/** How often two contenders that are equally fast are told apart, by drawing their samples many times, with one seed. */
import { expect, test } from 'vitest';
import { randomUnit } from '../engine/random.ts';
import { summarizeSamples } from '../engine/stats/summary.ts';
import { duel, isRange, LEAST_OF_INTERVAL } from './contest.ts';
import type { Interval } from './summary.ts';
import { makeRow } from './testing/summaries.ts';

type Draw = (unit: () => number) => number;

const normal: Draw = (unit) => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
const DRAWS: Readonly<Record<string, Draw>> = {
  normal: (unit) => 100 + normal(unit),
  even: (unit) => 10 + unit(),
  'log-normal': (unit) => Math.exp(0.5 * normal(unit)),
  'heavy-tailed': (unit) => (1 - unit()) ** (-1 / 1.5),
};

/** Of few samples the summary is known without a bootstrap (below), which would take most of this test's time. */
function summaryOf(values: readonly number[]): Interval {
  if (values.length >= LEAST_OF_INTERVAL) return summarizeSamples(values);
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted[(values.length - 1) >> 1] + sorted[values.length >> 1]) / 2;
  return { median: middle, low: sorted[0], high: sorted.at(-1) ?? middle, min: sorted[0], samples: values.length };
}

function shares(draw: Draw, [first, second]: readonly [number, number], trials: number) {
  const unit = randomUnit(7, 3);
  const samples = (count: number) => summaryOf(Array.from({ length: count }, () => draw(unit)));
  let [told, disjoint] = [0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const fought = duel(
      makeRow('a', { on: 'gpu', kernelMs: samples(first) }),
      makeRow('b', { on: 'js', kernelMs: samples(second) }),
    );
    if (fought?.outcome === 'first' || fought?.outcome === 'second') told += 1;
    if (fought && !fought.ratio.tie) disjoint += 1;
  }
  return { told: told / trials, disjoint: disjoint / trials };
}

const CASES = Object.entries(DRAWS).flatMap(([name, draw]) =>
  (
    [
      [3, 3, 4000],
      [3, 4, 4000],
      [3, 5, 4000],
      [4, 4, 4000],
      [4, 5, 4000],
      [3, 20, 400],
      [4, 20, 400],
    ] as const
  ).map(([first, second, trials]) => ({ name, draw, first, second, trials })),
);

test.each(CASES)('$name: of equals with $first and $second samples fewer than 5% are told apart', (given) => {
  const { draw, first, second, trials } = given;
  const { told, disjoint } = shares(draw, [first, second], trials);
  expect(told).toBeLessThan(0.05);
  if (first === 3 && second <= 4) expect(disjoint).toBeGreaterThan(0.05);
});

test('three samples still tell a difference that is plain', () => {
  const of = (median: number, half: number): Interval => ({
    ...{ median, low: median - half, high: median + half, min: median - half, samples: 3 },
  });
  const outcome = (a: Interval, b: Interval) =>
    duel(makeRow('a', { on: 'gpu', kernelMs: a }), makeRow('b', { on: 'js', kernelMs: b }))?.outcome;
  expect(outcome(of(1, 0.1), of(5, 0.4))).toBe('first');
  expect(outcome(of(5, 0.4), of(1, 0.1))).toBe('second');
  // Ranges of 1 ms, 0.4 ms apart, then 0.5 ms.
  expect(outcome(of(5, 0.5), of(6.4, 0.5))).toBe('unsure');
  expect(outcome(of(5, 0.5), of(6.5, 0.5))).toBe('first');
});

test('of fewer than six samples the bootstrap interval is the range, and is called so', () => {
  const values = [5, 3, 8, 4, 9, 7];
  for (const count of [3, 4, 5]) {
    const own = values.slice(0, count);
    expect(summarizeSamples(own)).toMatchObject(summaryOf(own));
    expect(isRange(summarizeSamples(own))).toBe(true);
  }
  const { low, high } = summarizeSamples(values);
  expect([low > 3, high < 9]).toEqual([true, true]);
  expect(isRange(summarizeSamples(values))).toBe(false);
  expect(isRange(summarizeSamples([1, 2]))).toBe(false);
});
