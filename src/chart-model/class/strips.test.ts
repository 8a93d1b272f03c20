import { expect, test } from 'vitest';
import { workloads } from '../../workloads/registry.ts';
import { machinesOf } from './machines.ts';
import { stripsOf } from './strips.ts';
import { faster, handIn } from './testing/hand-ins.ts';
import { THREE_SIZES } from './testing/three-sizes.ts';

const SIZE = { width: 848, height: 400 };

const machines = machinesOf(
  THREE_SIZES,
  [
    handIn(THREE_SIZES, 1, { ms: faster(10), guess: 100 }),
    handIn(THREE_SIZES, 2, { ms: faster(20), guess: 2, group: 'apple' }),
    handIn(THREE_SIZES, 3, { ms: faster(0.01), group: 'software' }),
    handIn(THREE_SIZES, 4, { ms: () => null, guess: 5 }),
  ],
  workloads,
);

test('both halves on one axis, which holds the even place', () => {
  const strips = stripsOf(machines, 'speed-up', SIZE);
  if (!strips) throw new Error('there is something to draw');
  const { domain, xOf, left, right, even } = strips;
  expect(even).toBe(1);
  expect(domain[0]).toBeLessThan(0.01);
  expect(domain[1]).toBeGreaterThan(100);
  expect([xOf(domain[0]), xOf(domain[1])]).toEqual([left, right]);
  // From 0.01 to 100 with as much to spare at either end: even is in the middle.
  expect(xOf(1)).toBeCloseTo(424, 9);
});

test('guesses of all; a software adapter is drawn and does not count', () => {
  const strips = stripsOf(machines, 'speed-up', SIZE);
  expect(strips?.guesses.count).toBe(3);
  expect(strips?.guesses.quarters?.median).toBe(5);
  expect(strips?.measured.count).toBe(3);
  expect(strips?.measured.quarters).toMatchObject({ count: 2, least: 10, most: 20 });
  expect(strips?.measured.marks.map(({ group }) => group)).toEqual(['discrete', 'apple', 'software']);
});

test('the halves lie above and below the axis, and their dots within', () => {
  const strips = stripsOf(machines, 'speed-up', SIZE);
  if (!strips) throw new Error('there is something to draw');
  const heights = ({ marks }: (typeof strips)['guesses']) =>
    marks.flatMap(({ path }) => [...path.matchAll(/M[-\d.]+,([-\d.]+)/g)].map(([, y]) => Number(y)));
  expect(heights(strips.guesses).every((y) => y < strips.guesses.base && y > strips.guesses.end)).toBe(true);
  expect(heights(strips.measured).every((y) => y > strips.measured.base && y < strips.measured.end)).toBe(true);
  expect(heights(strips.guesses)).toHaveLength(3);
});

test('nothing to draw', () => {
  expect(stripsOf([], 'speed-up', SIZE)).toBeNull();
  expect(
    stripsOf(
      machines.slice(3).map((one) => ({ ...one, guess: null })),
      'speed-up',
      SIZE,
    ),
  ).toBeNull();
});

test('a size that nobody is even at has no even place', () => {
  expect(stripsOf(machines, 'time', SIZE)?.even).toBeNull();
});
