import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleGrid, samplePlaces } from './sample.ts';

test('takes one place of each run of neighbours, and the last of all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 6000 }), (length, count) => {
      const places = Array.from(samplePlaces(length, count));
      const runs = Math.min(length, count);
      for (let run = 0; run < runs; run++) {
        expect(places[run]).toBeGreaterThanOrEqual(Math.floor((run * length) / runs));
        expect(places[run]).toBeLessThan(Math.floor(((run + 1) * length) / runs));
      }
      expect(places.at(-1)).toBe(length - 1);
      expect(places.length - runs).toBe(places[runs - 1] === length - 1 ? 0 : 1);
    }),
  );
});

test.each([
  [16_384, 64],
  [65_536, 4096],
  [65_536, 1024],
  [16_384, 4096],
  [4096, 1024],
  [8192, 4096],
])('of %i places in a row, %i have all remainders by the powers of two up to 64', (length, count) => {
  const places = samplePlaces(length, count);
  for (const by of [2, 4, 8, 16, 32, 64]) expect(new Set(places.map((place) => place % by)).size).toBe(by);
});

test('of a picture no cell of the grid goes unseen, nor a corner, nor any stretch of a border', () => {
  for (const [width, height, cells] of [
    [640, 480, 16],
    [1000, 37, 32],
    [3, 2, 8],
    [1, 1, 4],
  ] as const) {
    const places = [...sampleGrid(width, height, cells)].map((place) => [place % width, Math.floor(place / width)]);
    const seen = new Set(places.map(([x, y]) => `${x},${y}`));
    for (const x of [0, width - 1]) for (const y of [0, height - 1]) expect(seen).toContain(`${x},${y}`);
    const within = (cell: number, length: number, at: number) =>
      at >= Math.floor((cell * length) / cells) && at <= Math.floor(((cell + 1) * length) / cells);
    const each = Array.from({ length: cells }, (_, cell) => cell);
    for (const row of each) {
      for (const column of each) {
        const found = places.some(([x, y]) => within(column, width, x) && within(row, height, y));
        expect(found, `cell ${column}, ${row} of ${width} × ${height}`).toBe(true);
      }
      for (const y of [0, height - 1])
        expect(places.some((one) => one[1] === y && within(row, width, one[0]))).toBe(true);
      for (const x of [0, width - 1])
        expect(places.some((one) => one[0] === x && within(row, height, one[1]))).toBe(true);
    }
    for (const [x, y] of places) expect(x < width && y < height).toBe(true);
  }
});
