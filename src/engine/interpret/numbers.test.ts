import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { halfBits, halfFromBits, roundEven, toHalf } from './numbers.ts';

describe('floats of 16 bits', () => {
  test('each of them is what its bits say, and comes back', () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = halfFromBits(bits);
      if (Number.isNaN(value)) continue;
      expect(halfBits(value)).toBe(bits);
      expect(toHalf(value)).toBe(value);
    }
  });

  test('a number becomes the nearest, the even one of two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7bfe }), fc.double({ min: 0, max: 1, noNaN: true }), (bits, share) => {
        const [low, high] = [halfFromBits(bits), halfFromBits(bits + 1)];
        const x = low + share * (high - low);
        const nearest = x - low === high - x ? (bits % 2 ? high : low) : x - low < high - x ? low : high;
        expect(toHalf(x)).toBe(nearest);
        expect(toHalf(-x)).toBe(-nearest);
      }),
    );
  });

  test('beyond the largest there is infinity', () => {
    expect(toHalf(65519.99)).toBe(65504);
    expect(toHalf(65520)).toBe(Number.POSITIVE_INFINITY);
    expect(halfBits(-1e9)).toBe(0xfc00);
  });
});

test('ties go to the even number', () => {
  expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.4, -2.6].map(roundEven).map((x) => x + 0)).toEqual([0, 2, 2, 0, -2, 2, -3]);
});
