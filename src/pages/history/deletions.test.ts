import { expect, test } from 'vitest';
import { type RemovedRun, recordOf } from '../../results/history/record.ts';
import { reportNumber } from '../../results/history/testing/reports.ts';
import { type Deletions, MOST, NOTHING_DELETED, runsIn, withDeletion, withoutDeletions } from './deletions.ts';

const run: RemovedRun = { ...recordOf(reportNumber(1)), entry: null };
const runs = (count: number) => Array.from({ length: count }, () => run);
const after = (...counts: number[]): Deletions =>
  counts.reduce((before, count) => withDeletion(before, runs(count)), NOTHING_DELETED);
const sizes = ({ kept }: Deletions) => kept.map((one) => one.runs.length);

test('several deletions are kept, each by itself, and undone one by one or together', () => {
  const three = after(1, 2, 3);
  expect(sizes(three)).toEqual([1, 2, 3]);
  const two = withoutDeletions(three, three.kept.slice(-1));
  expect(sizes(two)).toEqual([1, 2]);
  expect(sizes(withDeletion(two, runs(4)))).toEqual([1, 2, 4]);
  expect(withoutDeletions(three, three.kept).kept).toEqual([]);
  // One that was undone does not lend its number to the next.
  expect(withDeletion(two, runs(4)).kept.map(({ number }) => number)).toEqual([1, 2, 4]);
  expect(after(1, 0, 2)).toEqual(after(1, 2));
});

test('the page does not hold ever more: the oldest go, and that is known', () => {
  const many = after(...Array.from({ length: MOST.deletions + 3 }, () => 1));
  expect([many.kept.length, many.kept[0].number, many.letGo]).toEqual([MOST.deletions, 4, true]);
  const large = after(10, MOST.runs - 20, 15);
  expect([sizes(large), large.letGo]).toEqual([[MOST.runs - 20, 15], true]);
  expect(runsIn(large.kept)).toBeLessThanOrEqual(MOST.runs);
  // What went at once comes back at once, however much it is.
  const whole = after(10, MOST.runs + 1);
  expect(sizes(whole)).toEqual([MOST.runs + 1]);
  expect(sizes(withDeletion(whole, runs(1)))).toEqual([1]);
  expect(withoutDeletions(many, many.kept).letGo).toBe(false);
  expect(after(1, 2).letGo).toBe(false);
});
