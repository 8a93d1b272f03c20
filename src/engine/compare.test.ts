import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkElementwise, freivaldsMatmul, gamma, UNIT_ROUNDOFF } from './compare.ts';
import { fillUniform } from './random.ts';

/** f32 product, summed in f32 as a kernel would. */
function product(a: Float32Array, b: Float32Array, m: number, k: number, n: number): Float32Array {
  const c = new Float32Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum = Math.fround(sum + Math.fround(a[i * k + p] * b[p * n + j]));
      c[i * n + j] = sum;
    }
  }
  return c;
}

test('gamma is length·u and a little more', () => {
  expect(gamma(0)).toBe(0);
  expect(gamma(1)).toBeGreaterThan(UNIT_ROUNDOFF);
  expect(gamma(4096)).toBeCloseTo(4096 * UNIT_ROUNDOFF, 6);
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

