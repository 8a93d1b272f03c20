import { expect, test } from 'vitest';
import { quartersOf } from './quarters.ts';

test('the middle figure, and between which the middle half lies', () => {
  expect(quartersOf([16, 1, 4, 2, 8])).toEqual({ count: 5, least: 1, lower: 2, median: 4, upper: 8, most: 16 });
});

test('between two figures in the middle, as far from one as from the other on a log axis', () => {
  expect(quartersOf([2, 8])?.median).toBeCloseTo(4, 12);
  const swapped = quartersOf([1 / 2, 1 / 8])?.median ?? 0;
  expect(swapped * 4).toBeCloseTo(1, 12);
});

test('figures that are alike stay what they are', () => {
  expect(quartersOf([3.3, 3.3, 3.3, 3.3])).toEqual({
    count: 4,
    least: 3.3,
    lower: 3.3,
    median: 3.3,
    upper: 3.3,
    most: 3.3,
  });
});

test('what a log axis cannot carry is left out; of nothing there is no median', () => {
  expect(quartersOf([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 7])).toMatchObject({ count: 1, median: 7 });
  expect(quartersOf([0])).toBeNull();
  expect(quartersOf([])).toBeNull();
});
