import { describe, expect, test } from 'vitest';
import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';
import { PUZZLES } from '../../workloads/puzzles/registry.ts';
import { cellText, pictured, placeOf, sourceWords } from './pictured.ts';

const find = (id: string): Puzzle => {
  const puzzle = PUZZLES.find((one) => one.id === id);
  if (!puzzle) throw new Error(`no puzzle ${id}`);
  return puzzle;
};
const many = (count: number, name: string) => `${count} of ${name}`;

describe.each(PUZZLES.map((puzzle) => [puzzle.id, puzzle] as const))('%s', (_, puzzle) => {
  test('its picture has every number, and most elements are made of something', () => {
    const { inputs, output, sources } = pictured(puzzle);
    for (const { rows, columns, values } of [...inputs, output]) expect(values).toHaveLength(rows * columns);
    expect(sources).toHaveLength(output.values.length);
    const made = sources.filter((one) => Object.keys(one).length > 0);
    expect(made.length * 2).toBeGreaterThanOrEqual(sources.length);
  });
});

test('sources follow from the reference: one place, two, a window, all up to here, a row, none', () => {
  const of = (id: string, element: number) => pictured(find(id)).sources[element];
  expect(of('map', 3)).toEqual({ a: [3] });
  expect(of('zip', 2)).toEqual({ a: [2], b: [2] });
  expect(of('pooling', 0)).toEqual({ a: [0, 1] });
  expect(of('pooling', 4)).toEqual({ a: [3, 4, 5] });
  expect(of('prefix-sum', 3)).toEqual({ a: [0, 1, 2, 3] });
  expect(of('exchange', 0)).toEqual({ a: [7] });
  expect(of('mirror', 0)).toEqual({ a: [4] });
  expect(of('softmax', 5)).toEqual({ a: [4, 5, 6, 7] });
  expect(of('guard', 6)).toEqual({});
});

test('places are named one by one where they are few', () => {
  const product = pictured(find('matmul'));
  expect(sourceWords(product, 5, many)).toEqual(['a[1, 0]', 'a[1, 1]', 'b[0, 1]', 'b[1, 1]']);
  expect(sourceWords(pictured(find('tree')), 0, many)).toEqual(['8 of a']);
  expect(placeOf(product.output, 5)).toBe('out[1, 1]');
});

test('a number fits into its cell', () => {
  expect([10, -3, 0.25, -1.25, 12.5, 0].map(cellText)).toEqual(['10', '−3', '0.25', '−1.3', '13', '0']);
});
