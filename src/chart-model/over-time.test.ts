import { expect, test } from 'vitest';
import { type TimePoint, timeFrame, timePath } from './over-time.ts';

const points: TimePoint[] = [
  { fromS: 0, toS: 1, value: 100 },
  { fromS: 1, toS: 2, value: null },
  { fromS: 2, toS: 3, value: 50 },
  { fromS: 3, toS: 4, value: 75 },
];

test('the rate begins at zero, so that half of it is half as high', () => {
  const frame = timeFrame(points, 0, 800);
  if (!frame) throw new Error('no frame');
  const { yOf, plot, yDomain, xDomain } = frame;
  expect(yDomain[0]).toBe(0);
  expect(xDomain).toEqual([0, 4]);
  expect((plot.bottom - yOf(50)) / (plot.bottom - yOf(100))).toBeCloseTo(0.5, 9);
});

test('while it runs the axis holds all of its time', () => {
  expect(timeFrame(points, 60, 800)?.xDomain).toEqual([0, 60]);
});

test('the line is broken where nothing was seen', () => {
  const frame = timeFrame(points, 0, 800);
  if (!frame) throw new Error('no frame');
  expect(timePath(frame, points).match(/[ML]/g)).toEqual(['M', 'M', 'L']);
});

test('without a value, or a width, there is nothing to draw', () => {
  expect(timeFrame([], 60, 800)).toBeNull();
  expect(timeFrame([{ fromS: 0, toS: 1, value: null }], 60, 800)).toBeNull();
  expect(timeFrame(points, 0, 0)).toBeNull();
});
