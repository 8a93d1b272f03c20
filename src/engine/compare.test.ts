import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkElementwise, checkRms, gamma, roundingVariance, summationVariance, UNIT_ROUNDOFF } from './compare.ts';
import { fillUniform } from './random.ts';

test('gamma is two unit roundoffs an operation, which WGSL lets round either way, and a little more', () => {
  expect(gamma(0)).toBe(0);
  expect(gamma(1)).toBeGreaterThan(2 * UNIT_ROUNDOFF);
  expect(gamma(4096)).toBeCloseTo(4096 * 2 * UNIT_ROUNDOFF, 6);
});

test('gamma bounds what f32 really loses, in any order of summation', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer(), (length, seed) => {
      const a = fillUniform(new Float32Array(length), seed, 1);
      const b = fillUniform(new Float32Array(length), seed, 2);
      let exact = 0;
      let magnitude = 0;
      let forward = 0;
      let backward = 0;
      for (let i = 0; i < length; i++) {
        const last = length - 1 - i;
        exact += a[i] * b[i];
        magnitude += Math.abs(a[i] * b[i]);
        forward = Math.fround(forward + Math.fround(a[i] * b[i]));
        backward = Math.fround(backward + Math.fround(a[last] * b[last]));
      }
      expect(Math.abs(forward - exact)).toBeLessThanOrEqual(gamma(length) * magnitude);
      expect(Math.abs(backward - exact)).toBeLessThanOrEqual(gamma(length) * magnitude);
    }),
  );
});

test('the rounding of f32 sums spreads as the model says or less, and not much less', () => {
  for (const length of [1, 9, 64, 1024, 4096]) {
    let squares = 0;
    let variance = 0;
    for (let seed = 0; seed < 100; seed++) {
      const a = fillUniform(new Float32Array(length), seed, 1);
      const b = fillUniform(new Float32Array(length), seed, 2);
      let [exact, terms, sum] = [0, 0, 0];
      for (let i = 0; i < length; i++) {
        exact += a[i] * b[i];
        terms += (a[i] * b[i]) ** 2;
        sum = Math.fround(sum + Math.fround(a[i] * b[i]));
      }
      squares += (sum - exact) ** 2;
      variance += roundingVariance(length, exact, terms);
    }
    const share = Math.sqrt(squares / variance);
    expect(share, `${length}`).toBeLessThan(1);
    expect(share, `${length}`).toBeGreaterThan(0.1);
  }
});

/** In f32, a block after the other, then their sums. @returns the sum and the most additions that a term goes through */
function sumOfBlocks(terms: Float32Array, length: number): { readonly sum: number; readonly depth: number } {
  const blocks = new Float32Array(Math.ceil(terms.length / length));
  terms.forEach((term, at) => {
    blocks[Math.floor(at / length)] += term;
  });
  if (blocks.length === 1) return { sum: blocks[0], depth: length };
  const { sum, depth } = sumOfBlocks(blocks, length);
  return { sum, depth: depth + length };
}

test('sums of blocks and trees spread as the model for their depth says or less, and not much less', () => {
  for (const length of [2, 16, 128]) {
    let squares = 0;
    let variance = 0;
    for (let seed = 0; seed < 100; seed++) {
      const terms = fillUniform(new Float32Array(4096), seed);
      const exact = terms.reduce((sum, term) => sum + term, 0);
      const { sum, depth } = sumOfBlocks(terms, length);
      squares += (sum - exact) ** 2;
      const termSquares = terms.reduce((sum, term) => sum + term * term, 0);
      variance += summationVariance(depth, exact, termSquares);
    }
    const share = Math.sqrt(squares / variance);
    expect(share, `${length}`).toBeLessThan(1);
    expect(share, `${length}`).toBeGreaterThan(0.1);
  }
});

describe('checkRms', () => {
  test('gives the root mean square and the element that is furthest off', () => {
    expect(checkRms([1, 2, 3, 7], [1, 2, 3, 3], 2)).toEqual({ ok: true, maxError: 2, tolerance: 2, index: 3 });
    expect(checkRms([1, 2, 3, 7], [1, 2, 3, 3], 1.9).ok).toBe(false);
    expect(checkRms([], [], 0)).toEqual({ ok: true, maxError: 0, tolerance: 0, index: -1 });
  });

  test('what is not a number is wrong: an element, or the tolerance', () => {
    expect(checkRms([1, Number.NaN], [1, 2], 1)).toMatchObject({ ok: false, maxError: Infinity, index: 1 });
    expect(checkRms([1, 2], [1, 2], Number.NaN).ok).toBe(false);
    expect(checkRms([1], [1, 2], Infinity).ok).toBe(false);
  });
});

describe('checkElementwise', () => {
  const within = (actual: number[], expected: number[], tolerance: number) =>
    checkElementwise(actual, expected, () => tolerance);

  test('names the place that exceeds its tolerance most, not the largest error', () => {
    const report = checkElementwise([1, 100, 3], [1.5, 101, 3], (at) => (at === 1 ? 2 : 0.1));
    expect(report).toEqual({ ok: false, maxError: 1, tolerance: 0.1, index: 0 });
  });

  test('NaN equals NaN, an infinity itself, and zero either zero; anything else that is not finite is wrong', () => {
    expect(within([Number.NaN, Infinity, -Infinity, -0], [Number.NaN, Infinity, -Infinity, 0], 0).ok).toBe(true);
    for (const [actual, expected] of [
      [Number.NaN, 1],
      [1, Number.NaN],
      [Infinity, 1],
      [1, Infinity],
      [-Infinity, Infinity],
    ]) {
      expect(within([actual], [expected], 1e30)).toMatchObject({ ok: false, maxError: Infinity });
    }
  });

  test('a tolerance that is not a number allows nothing, an infinite one everything', () => {
    const toleranceAt = (at: number) => (at === 1 ? Number.NaN : 1);
    expect(checkElementwise([1, 2, 3], [1, 2, 3], toleranceAt)).toMatchObject({ ok: false, index: 1 });
    expect(within([1], [1], Number.NaN)).toMatchObject({ ok: false, index: 0 });
    expect(within([Infinity, 5], [1, 1], Infinity).ok).toBe(true);
    expect(checkElementwise([Infinity, 5], [1, 1], (at) => (at === 0 ? Infinity : 1))).toMatchObject({
      ok: false,
      index: 1,
    });
  });

  test('another length is wrong, nothing at all is right', () => {
    expect(within([1], [1, 2], 1)).toMatchObject({ ok: false, maxError: Infinity });
    expect(within([], [], 0)).toEqual({ ok: true, maxError: 0, tolerance: 0, index: -1 });
  });

  test('one element off by more than its tolerance is always seen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        fc.nat(),
        (values, place) => {
          const at = place % values.length;
          const wrong = values.map((value, i) => (i === at ? value + Math.max(1, Math.abs(value)) : value));
          expect(within(values, values, 0.5).ok).toBe(true);
          expect(within(wrong, values, 0.5)).toMatchObject({ ok: false, index: at });
        },
      ),
    );
  });
});
