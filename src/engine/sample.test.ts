import fc from 'fast-check';
import { expect, test } from 'vitest';
import { samplePlaces } from './sample.ts';

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
