import { describe, expect, it } from 'vitest';
import { blockFrom, SIDE, stateOf, walkOf } from './tile-walk.ts';

const places = Array.from({ length: SIDE }, (_, i) => i);
const a = places.map((row) => places.map((p) => row * 3 + p + 1));
const b = places.map((p) => places.map((column) => p * 5 - column));

/** The kernel by the book, every access counted: what was counted at each of its barriers, and its sums. */
function multiply(tile: number) {
  const from = blockFrom(tile);
  const threads = Array.from({ length: tile * tile }, (_, i) => ({ x: i % tile, y: Math.floor(i / tile), sum: 0 }));
  const counted = { fetched: 0, read: 0, multiplyAdds: 0, added: 0 };
  const atBarriers: (typeof counted)[] = [];
  const seen: string[] = [];
  const fetch = (matrix: 'a' | 'b', row: number, column: number) => {
    counted.fetched++;
    seen.push(`${matrix}${row}:${column}`);
    return (matrix === 'a' ? a : b)[row][column];
  };
  for (let first = 0; first < SIDE; first += tile) {
    const tileA = new Map<string, number>();
    const tileB = new Map<string, number>();
    for (const { x, y } of threads) {
      tileA.set(`${y}:${x}`, fetch('a', from + y, first + x));
      tileB.set(`${y}:${x}`, fetch('b', first + y, from + x));
    }
    atBarriers.push({ ...counted });
    for (const thread of threads) {
      for (let p = 0; p < tile; p++) {
        thread.sum += (tileA.get(`${thread.y}:${p}`) ?? Number.NaN) * (tileB.get(`${p}:${thread.x}`) ?? Number.NaN);
        counted.read += 2;
        counted.multiplyAdds++;
      }
    }
    counted.added += tile;
    atBarriers.push({ ...counted });
  }
  return { threads, atBarriers, seen };
}

describe.each([1, 2, 4])('a tile of %i', (tile) => {
  const steps = walkOf(tile);
  const { threads, atBarriers, seen } = multiply(tile);
  const last = steps[steps.length - 1];

  it('counts what the kernel does between its barriers', () => {
    expect(steps.map(({ fetched, read, multiplyAdds, added }) => ({ fetched, read, multiplyAdds, added }))).toEqual(
      atBarriers,
    );
    expect(steps.map(({ phase }) => phase)).toEqual(atBarriers.map((_, at) => (at % 2 ? 'use' : 'copy')));
  });

  it('computes whole elements, with every number of its strips fetched once', () => {
    const from = blockFrom(tile);
    for (const { x, y, sum } of threads) {
      expect(sum).toBe(places.reduce((all, p) => all + a[from + y][p] * b[p][from + x], 0));
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(last.added).toBe(SIDE);
  });

  it('fetches two numbers for tile multiply-adds, where threads on their own fetch two for one', () => {
    expect(last.fetched / last.multiplyAdds).toBe(2 / tile);
    expect(last.read / last.multiplyAdds).toBe(2);
  });

  it('holds one tile of each matrix at a time, and in the end has passed over its strips', () => {
    for (const step of steps) {
      const states = places.flatMap((across) => places.map((along) => stateOf(step, across, along)));
      expect(states.filter((state) => state === 'held')).toHaveLength(tile * tile);
      expect(states.filter((state) => state === 'out')).toHaveLength((SIDE - tile) * SIDE);
      expect(states.filter((state) => state === 'past')).toHaveLength(step.first * tile);
    }
  });
});
