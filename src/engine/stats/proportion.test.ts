import fc from 'fast-check';
import { expect, it } from 'vitest';
import { proportion } from './proportion.ts';

/** Of R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I. */
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i is between %f and %f', (hits, count, low, high) => {
  const found = proportion(hits, count);
  expect(found.share).toBe(hits / count);
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
});

it('is within 0 and 1, holds the share, and is the same from the other end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(), (count, drawn) => {
      const hits = drawn % (count + 1);
      const { share, low, high } = proportion(hits, count);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(share + 1e-12);
      expect(high).toBeGreaterThanOrEqual(share - 1e-12);
      expect(proportion(count - hits, count).low).toBeCloseTo(1 - high, 9);
    }),
  );
});
