import { expect, test } from 'vitest';
import { letterOf } from './letters.ts';

test('letters go on as columns of a table do, and no two are alike', () => {
  expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(letterOf)).toEqual([
    'A',
    'B',
    'Z',
    'AA',
    'AB',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ]);
  const many = Array.from({ length: 2000 }, (_, index) => letterOf(index));
  expect(new Set(many).size).toBe(many.length);
});
