import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Place, VIEWS } from '../../workloads/mandelbrot/views.ts';
import { type Move, moved, moveOfKey, type Point, panned, pinched, RATIO, wheelFactor, zoomed } from './plane.ts';

const start = VIEWS.whole;
const point = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
});
const place = fc.record({
  x: fc.double({ min: -1, max: 1, noNaN: true }),
  y: fc.double({ min: -1, max: 1, noNaN: true }),
  span: fc.double({ min: 0.01, max: 1, noNaN: true }),
});

/** What lies at a point of the picture. */
const under = ({ x, y, span }: Place, at: Point) => ({
  x: x + (at.x - 0.5) * span,
  y: y - (at.y - 0.5) * span * RATIO,
});
const expectSame = (a: Point, b: Point) => {
  expect(a.x).toBeCloseTo(b.x, 9);
  expect(a.y).toBeCloseTo(b.y, 9);
};

it('dragging takes what is under the pointer along', () => {
  fc.assert(
    fc.property(place, point, point, (from, grip, to) => {
      expectSame(under(panned(from, to.x - grip.x, to.y - grip.y), to), under(from, grip));
    }),
  );
});

it('zooming leaves what is under the pointer where it is', () => {
  fc.assert(
    fc.property(place, point, fc.double({ min: 0.5, max: 4, noNaN: true }), (from, at, factor) => {
      const near = zoomed(from, factor, at);
      expectSame(under(near, at), under(from, at));
      expect(near.span).toBeCloseTo(from.span / factor, 9);
    }),
  );
});

it('two fingers hold what is under them', () => {
  const before = [
    { x: 0.25, y: 0.5 },
    { x: 0.75, y: 0.5 },
  ] as const;
  const after = [
    { x: 0.5, y: 0.25 },
    { x: 0.75, y: 0.25 },
  ] as const;
  const pinch = pinched(start, before, after);
  expect(pinch.span).toBeCloseTo(2 * start.span);
  for (const finger of [0, 1]) expectSame(under(pinch, after[finger]), under(start, before[finger]));
  // Both on one spot are as good as one.
  const one = [before[0], before[0]] as const;
  expect(pinched(start, one, before).span).toBe(start.span);
});

describe('the ends', () => {
  it('it goes neither deeper than blocks nor wider than anything', () => {
    expect(zoomed({ ...start, span: 2 ** -24 }, 2, { x: 0, y: 1 })).toEqual({ ...start, span: 2 ** -24 });
    expect(zoomed({ ...start, span: 6 }, 0.5, { x: 0, y: 1 })).toEqual({ ...start, span: 6 });
  });

  it('it cannot be dragged out of sight', () => {
    let away: Place = start;
    for (let n = 0; n < 100; n++) away = panned(away, 1, 1);
    expect([away.x, away.y]).toEqual([-3, 3]);
  });
});

it('keys and buttons step, zoom and come home', () => {
  const move = (...moves: readonly Move[]) => moves.reduce(moved, start as Place);
  expect(move('in').span).toBe(1.5);
  expect(move('in', 'out')).toEqual(start);
  expect(move('right').x).toBeCloseTo(start.x + 3 / 8);
  expect(move('up').y).toBeCloseTo((3 / 8) * RATIO);
  expect(move('left', 'down', 'in', 'home')).toEqual(start);
  expect(move('limit').span).toBe(1e-6);
  expect(moveOfKey('ArrowUp')).toBe('up');
  expect(moveOfKey('+')).toBe('in');
  expect(moveOfKey('Tab')).toBeNull();
});

it('a wheel zooms by how far it was turned, in whatever it counts', () => {
  expect(wheelFactor({ deltaY: -240, deltaMode: 0 })).toBeCloseTo(2);
  expect(wheelFactor({ deltaY: 120, deltaMode: 0 })).toBeCloseTo(Math.SQRT1_2);
  expect(wheelFactor({ deltaY: -3, deltaMode: 1 })).toBeCloseTo(2 ** 0.2);
  expect(wheelFactor({ deltaY: 9e9, deltaMode: 0 })).toBe(0.5);
  expect(wheelFactor({ deltaY: -1, deltaMode: 2 })).toBe(2);
});
