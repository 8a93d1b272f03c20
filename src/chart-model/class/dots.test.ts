import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dots, pileUp } from './dots.ts';

const ROOM = { left: 0, right: 600, height: 200 };

const overlapping = ({ places, radius }: Dots) =>
  places.filter((one, index) =>
    places.some((other, at) => at > index && Math.hypot(one.x - other.x, one.rise - other.rise) < 2 * radius - 1e-6),
  );

test('each stands at its own figure, on top of those that are there', () => {
  const { places, radius } = pileUp([100, 300, 100, 100], ROOM);
  expect(radius).toBe(13);
  expect(places.map(({ x }) => x)).toEqual([100, 300, 100, 100]);
  expect(places.map(({ rise }) => Number(rise.toFixed(2)))).toEqual([14.95, 14.95, 44.85, 74.75]);
});

test('two hundred that are all alike become a heap of smaller ones', () => {
  const dots = pileUp(new Array<number>(200).fill(300), ROOM);
  expect(dots.radius).toBeLessThan(13);
  expect(overlapping(dots)).toEqual([]);
  expect(Math.max(...dots.places.map(({ rise }) => rise + dots.radius))).toBeLessThanOrEqual(200);
  expect(Math.max(...dots.places.map(({ x }) => Math.abs(x - 300)))).toBeLessThanOrEqual(7 * dots.radius);
});

test('at the edge they stay inside', () => {
  const { places, radius } = pileUp([0, 600], ROOM);
  expect(places.map(({ x }) => x)).toEqual([radius, 600 - radius]);
});

test('none covers another, whatever the figures', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 600, noNaN: true }), { maxLength: 200 }), (at) => {
      const dots = pileUp(at, ROOM);
      expect(dots.places).toHaveLength(at.length);
      expect(overlapping(dots)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('more than there is room for are still all there', () => {
  expect(pileUp(new Array<number>(5000).fill(5), { left: 0, right: 20, height: 20 }).places).toHaveLength(5000);
});
