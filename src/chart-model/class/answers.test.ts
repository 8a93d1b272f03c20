import { expect, test } from 'vitest';
import type { Counts } from '../../engine/interpret/api.ts';
import { countsOf, solvedShare } from './answers.ts';

const NONE: Counts = { reads: 0, writes: 0, sharedReads: 0, sharedWrites: 0, atomics: 0, barriers: 0 };
const answer = (id: string, solved: boolean, counts: Partial<Counts> | null, group = 'discrete' as const) => ({
  id,
  group,
  solved,
  counts: counts && { ...NONE, ...counts },
});

test('who solved it and who did not, in groups', () => {
  const phone = { ...answer('b', true, null), group: 'phone' as const };
  const { solved, open } = solvedShare([phone, answer('a', true, null), answer('c', false, null)]);
  expect(solved.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(open.map(({ id }) => id)).toEqual(['c']);
});

test('how many right answers have how much of each count', () => {
  const entries = [
    answer('a', true, { reads: 1.03, writes: 1, barriers: 1 }),
    answer('b', true, { reads: 3, writes: 1 }),
    answer('c', true, { reads: 2.9999, writes: 1 }),
    answer('d', true, null),
    answer('e', false, { reads: 9, writes: 1, atomics: 7 }),
  ];
  expect(
    countsOf(entries).map(({ name, rows, median }) => [
      name,
      rows.map(({ value, entries: own }) => [value, own.map(({ id }) => id).join('')]),
      median,
    ]),
  ).toEqual([
    [
      'reads',
      [
        [1.03, 'a'],
        [3, 'bc'],
      ],
      3,
    ],
    ['writes', [[1, 'abc']], 1],
    [
      'barriers',
      [
        [0, 'bc'],
        [1, 'a'],
      ],
      0,
    ],
  ]);
  expect(countsOf([])).toEqual([]);
});
