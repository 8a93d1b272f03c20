import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepareFreivalds } from './freivalds.ts';
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

function made(m: number, k: number, n: number, seed: number) {
  const a = fillUniform(new Float32Array(m * k), seed, 1);
  const b = fillUniform(new Float32Array(k * n), seed, 2);
  return { factors: { a, b, m, k, n }, c: product(a, b, m, k, n) };
}

const sides = fc.integer({ min: 1, max: 40 });

test('accepts what f32 gives, of any shape and width of the blocks', () => {
  fc.assert(
    fc.property(sides, sides, sides, sides, fc.integer(), (m, k, n, width, seed) => {
      const { factors, c } = made(m, k, n, seed);
      expect(prepareFreivalds(factors, width, seed).check(c)).toMatchObject({ ok: true });
    }),
    { numRuns: 60 },
  );
});

test('catches one wrong element and names its row and block', () => {
  fc.assert(
    fc.property(sides, sides, sides, sides, fc.nat(), fc.boolean(), (m, k, n, widest, place, up) => {
      const { factors, c } = made(m, k, n, 5);
      const at = place % c.length;
      c[at] += up ? 0.01 : -0.01;
      const report = prepareFreivalds(factors, widest, 3).check(c);
      expect(report).toMatchObject({ ok: false, row: Math.floor(at / n) });
      const width = Math.ceil(n / Math.ceil(n / widest));
      expect(report.column).toBe(Math.floor((at % n) / width) * width);
      expect(report.maxError).toBeGreaterThan(0.009);
    }),
    { numRuns: 60 },
  );
});

test('blocks stay as narrow as was asked for where their sums do not fit', () => {
  const [m, n] = [2 ** 16, 64];
  const factors = { a: fillUniform(new Float32Array(m), 1, 1), b: fillUniform(new Float32Array(n), 1, 2), m, k: 1, n };
  const c = product(factors.a, factors.b, m, 1, n);
  const freivalds = prepareFreivalds(factors, 4, 1);
  expect(freivalds.check(c).ok).toBe(true);
  c[12_345 * n + 42] += 0.01;
  expect(freivalds.check(c)).toMatchObject({ ok: false, row: 12_345, column: 40 });
});

test('catches errors that cancel in a plain sum, and what is not a number', () => {
  const { factors, c } = made(4, 8, 16, 1);
  const freivalds = prepareFreivalds(factors, 16, 1);
  const cancelling = c.slice();
  cancelling[0] += 1;
  cancelling[1] -= 1;
  expect(freivalds.check(cancelling).ok).toBe(false);
  for (const value of [Number.NaN, Infinity, -Infinity]) {
    const wrong = c.slice();
    wrong[37] = value;
    expect(freivalds.check(wrong)).toMatchObject({ ok: false, maxError: Infinity, row: 2 });
  }
});

test('accepts nothing where the factors are not numbers', () => {
  const { factors, c } = made(3, 4, 5, 1);
  factors.a[5] = Number.NaN;
  expect(prepareFreivalds(factors, 5, 1).check(c).ok).toBe(false);
  factors.a[5] = Infinity;
  expect(prepareFreivalds(factors, 5, 1).check(product(factors.a, factors.b, 3, 4, 5)).ok).toBe(false);
});

test('says the largest error, not that of the largest excess', () => {
  // Row 0 is small and off by 0.5; row 1 is large: an error of 2 is within its tolerance there.
  const factors = { a: Float32Array.of(1, 2 ** 22), b: Float32Array.of(1), m: 2, k: 1, n: 1 };
  const report = prepareFreivalds(factors, 1, 1).check(Float32Array.of(1.5, 2 ** 22 + 2));
  expect(report).toMatchObject({ ok: false, maxError: 2, row: 0 });
});

test('has a tolerance that is far below an element and above rounding', () => {
  const { factors, c } = made(16, 128, 128, 2);
  const report = prepareFreivalds(factors, 128, 1).check(c);
  // Elements of C are of the order of sqrt(128) / 3 = 3.8.
  expect(report.tolerance).toBeLessThan(5e-4);
  expect(report.maxError).toBeLessThan(report.tolerance / 3);
});
