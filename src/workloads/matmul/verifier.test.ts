/**
 * What the check lets pass and what it does not, at the real k and n. More rows cost time and tell nothing new: samples
 * and Freivalds' check are asked for by name where a square product of that n gets them.
 */
import { describe, expect, test } from 'vitest';
import type { Verifier } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import { FEWER_BITS, ORDERS, productInOrder, roundUp } from '../testing/precision.ts';
import type { MatmulParams } from './definition.ts';
import { matmul } from './index.ts';
import { sampledVerifier, toleranceOf } from './reference.ts';

const SHAPES = [
  { n: 64, m: 64, k: 64, all: true },
  { n: 67, m: 41, k: 129, all: true },
  { n: 128, m: 64, k: 128, all: true },
  { n: 512, m: 8, k: 512, all: true },
  { n: 512, m: 8, k: 512, all: false },
  { n: 1024, m: 4, k: 1024, all: false },
  { n: 2048, m: 2, k: 2048, all: false },
  { n: 4096, m: 1, k: 4096, all: false },
  // Deep and narrow, and flat and wide: one block of columns, and many.
  { n: 100, m: 8, k: 8192, all: false },
  { n: 2400, m: 40, k: 64, all: false },
  // So few terms that a block of columns would have to be next to nothing.
  { n: 2048, m: 1024, k: 8, all: false, method: 'elementwise' },
] as const;

type Shape = (typeof SHAPES)[number];
type Floats = Float32Array<ArrayBuffer>;

const made = (p: MatmulParams, seed = 3) => matmul.generate(p, seed) as { a: Floats; b: Floats };

function withElement(c: Floats, at: number, value: number): Floats {
  const copy = c.slice();
  copy[at] = value;
  return copy;
}

/** What an element may be off by at worst. */
function toleranceAt({ a, b }: { a: Floats; b: Floats }, { k, n }: Shape, at: number): number {
  let magnitude = 0;
  for (let p = 0; p < k; p++) magnitude += Math.abs(a[Math.floor(at / n) * k + p] * b[p * n + (at % n)]);
  return toleranceOf(magnitude, k);
}

test.each([4, 16, 32])('%i terms with every sum rounded up, as WGSL allows, are right', (k) => {
  const p = { n: 3, m: 2, k };
  // One product of 1, and such small ones that each of them moves the sum to its next neighbour.
  const factors = (count: number, step: (at: number) => number) =>
    Float32Array.from({ length: count }, (_, at) => (step(at) === 0 ? 1 : 2 ** -15));
  const inputs = { a: factors(p.m * k, (at) => at % k), b: factors(k * p.n, (at) => Math.floor(at / p.n)) };
  let sum = 1;
  for (let step = 1; step < k; step++) sum = roundUp(sum + 2 ** -30);
  const c = new Float32Array(p.m * p.n).fill(sum);
  expect(matmul.verifier(inputs, p).check({ c })).toMatchObject({ ok: true });
});

const named = (p: Shape) => `m = ${p.m}, k = ${p.k}, n = ${p.n}, ${p.all ? 'all of it' : 'samples'}`;

describe.each(SHAPES.map((p) => [named(p), p] as const))('%s', (_, p) => {
  const { m, k, n } = p;
  const inputs = made(p);
  const { method } = { method: p.all ? 'elementwise' : 'freivalds', ...p };
  let verifier: Verifier | null = null;
  let right: Floats | null = null;
  const check = (c: Floats) => {
    verifier ??= p.all ? matmul.verifier(inputs, p) : sampledVerifier(inputs, p);
    return verifier.check({ c });
  };
  const c = () => {
    right ??= productInOrder(inputs.a, inputs.b, p, ORDERS['front to back']);
    return right;
  };

  test('f32 in any order of summation is right', () => {
    // The magnitude of a product is a quarter in the mean.
    for (const [name, order] of Object.entries(ORDERS)) {
      const verdict = check(productInOrder(inputs.a, inputs.b, p, order));
      expect(verdict, name).toMatchObject({ ok: true, method });
      expect(verdict.maxError, name).toBeLessThan(toleranceOf(k / 4, k) / 2);
    }
  });

  test.each(FEWER_BITS)('%s factors are refused, both or one', (_format, round) => {
    const order = ORDERS['front to back, fused'];
    const b = round(inputs.b);
    expect(check(productInOrder(round(inputs.a), b, p, order))).toMatchObject({ ok: false });
    expect(check(productInOrder(inputs.a, b, p, order))).toMatchObject({ ok: false });
  });

  test('a last term left out is refused', () => {
    const short = inputs.a.slice();
    for (let i = 0; i < m; i++) short[i * k + k - 1] = 0;
    expect(check(productInOrder(short, inputs.b, p, ORDERS['four lanes']))).toMatchObject({ ok: false });
  });

  test('one element off by more than its tolerance is refused, and named, wherever it is', () => {
    const next = randomU32(n, 5);
    const places = [0, n - 1, m * n - 1, ...Array.from({ length: 12 }, () => next() % (m * n))];
    for (const at of places) {
      // What rounding did to the element already may point the other way.
      const off = 1.25 * toleranceAt(inputs, p, at) * (next() & 1 ? 1 : -1);
      const verdict = check(withElement(c(), at, c()[at] + off));
      expect(verdict).toMatchObject({ ok: false, at: `row ${Math.floor(at / n)}, column ${at % n}` });
    }
  });

  test('errors that cancel in their row are refused', () => {
    const next = randomU32(n, 6);
    for (let turn = 0; turn < 20; turn++) {
      const row = n * (next() % m);
      const wrong = c().slice();
      wrong[row + (next() % (n >> 1))] += 0.5;
      wrong[row + n - 1 - (next() % (n >> 1))] -= 0.5;
      expect(check(wrong)).toMatchObject({ ok: false });
    }
  });

  test('what is not a number, infinite, zero, unwritten or of other inputs is refused', () => {
    const at = Math.floor(0.7 * m * n) + 1;
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      expect(check(withElement(c(), at, value))).toMatchObject({ ok: false, maxError: Infinity });
    }
    expect(check(new Float32Array(m * n))).toMatchObject({ ok: false });
    for (const pattern of [0, 7.25, -1e30]) {
      for (const left of [1, 17]) {
        expect(
          check(
            c()
              .slice()
              .fill(pattern, m * n - left),
          ),
        ).toMatchObject({ ok: false });
      }
    }
    expect(check(c().subarray(1))).toMatchObject({ ok: false });
    const other = made(p, 4);
    expect(check(productInOrder(other.a, other.b, p, ORDERS['four lanes']))).toMatchObject({ ok: false });
  });

  test('f16 in a few columns alone is refused', () => {
    const [, toHalf] = FEWER_BITS[0];
    const half = productInOrder(toHalf(inputs.a), toHalf(inputs.b), p, ORDERS['front to back, fused']);
    const some = c().slice();
    for (let i = 0; i < m; i++) some.set(half.subarray(i * n + n - 32, i * n + n), i * n + n - 32);
    expect(check(some)).toMatchObject({ ok: false });
  });
});
