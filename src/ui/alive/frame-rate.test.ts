import { expect, test } from 'vitest';
import { FrameRate } from './frame-rate.ts';

/** After pictures at these times. */
const rateAt = (...times: readonly number[]): number | null => {
  const rate = new FrameRate();
  for (const time of times) rate.shown(time);
  return rate.perSecond;
};
const every = (ms: number, from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / ms) + 1 }, (_, at) => from + at * ms);

test('there is no rate before there are two pictures', () => {
  expect(rateAt()).toBeNull();
  expect(rateAt(7)).toBeNull();
  // A coarse clock may tell the same time twice.
  expect(rateAt(7, 7)).toBeNull();
});

test('an even pace is told as it is, after a moment and after minutes', () => {
  expect(rateAt(0, 20)).toBeCloseTo(50);
  expect(rateAt(...every(20, 0, 60_000))).toBeCloseTo(50);
});

test('only the last second counts', () => {
  const slowed = [...every(10, 0, 5000), ...every(100, 5100, 6100)];
  expect(rateAt(...slowed)).toBeCloseTo(10);
  expect(rateAt(...slowed.slice(0, -8))).toBeGreaterThan(10);
});

test('slower than one a second: from one picture to the next', () => {
  expect(rateAt(0, 4000)).toBeCloseTo(0.25);
  expect(rateAt(0, 4000, 6000)).toBeCloseTo(0.5);
});

test('a break is no picture that took long', () => {
  const rate = new FrameRate();
  for (const time of [0, 50]) rate.shown(time);
  rate.restart();
  expect(rate.perSecond).toBeNull();
  for (const time of [90_000, 90_025]) rate.shown(time);
  expect(rate.perSecond).toBeCloseTo(40);
});
