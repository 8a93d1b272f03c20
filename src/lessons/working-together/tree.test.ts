import { describe, expect, it } from 'vitest';
import { counted, NUMBERS, type Row, restingWaves, rowsOf } from './tree.ts';

const sum = NUMBERS.reduce((a, b) => a + b);
const values = (row: Row) => row.map(({ value }) => value);

describe('the tree', () => {
  it.each(['interleaved', 'sequential'] as const)(
    '%s: half as many add in each step, and the first place has the sum',
    (way) => {
      const rows = rowsOf(way);
      expect(rows.map((row) => counted(row, 'adds'))).toEqual([0, 8, 4, 2, 1]);
      expect(rows.at(-1)?.[0].value).toBe(sum);
    },
  );

  it('lets whole waves rest where those at work lie together', () => {
    expect(rowsOf('interleaved').slice(1).map(restingWaves)).toEqual([0, 0, 2, 3]);
    expect(rowsOf('sequential').slice(1).map(restingWaves)).toEqual([2, 3, 3, 3]);
  });

  it('without barriers comes out wrong: the first wave finds nothing of the others', () => {
    const rows = rowsOf('sequential', true);
    expect(rows.at(-1)?.[0].value).toBe(NUMBERS.slice(0, 4).reduce((a, b) => a + b));
    expect(values(rows[0]).slice(4)).toEqual(new Array(12).fill(null));
    expect(counted(rows[4], 'late')).toBe(12);
  });
});

it('a scan leaves the sum of all up to each place', () => {
  const all = NUMBERS.map((_, i) => NUMBERS.slice(0, i + 1).reduce((a, b) => a + b));
  expect(values(rowsOf('scan')[4])).toEqual(all);
  expect(rowsOf('scan').map((row) => counted(row, 'adds'))).toEqual([0, 15, 14, 12, 8]);
});
