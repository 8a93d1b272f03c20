/** A variant that rounds its inputs is held to what the rounding explains, and to no more. */
import { describe, expect, test } from 'vitest';
import { FEWER_BITS, roundTo, toHalf } from '../testing/precision.ts';
import type { MatmulParams } from './definition.ts';
import { matmul } from './index.ts';
import { multiplyBlocked } from './kernels.ts';
import { DEFAULT_TILE, HALF_ROUNDING as HALF, HALF_SUMS_ROUNDING as HALF_SUMS } from './passes.ts';
import { sampledVerifier } from './reference.ts';

function multiplied(n: number, round = toHalf) {
  const p = { n, m: n, k: n };
  const inputs = matmul.generate(p, 3) as { a: Float32Array; b: Float32Array };
  const rounded = { a: round(inputs.a), b: round(inputs.b) };
  const c = new Float32Array(n * n);
  const panels = new Float32Array(Math.ceil(n / 4) * 4 * n);
  multiplyBlocked({ ...rounded, c, panels }, p);
  return { verifier: matmul.verifier(inputs, p), c };
}

test.each([
  [96, 'elementwise'],
  [560, 'freivalds'],
] as const)('n = %i, checked %s', (n, method) => {
  const { verifier, c } = multiplied(n);
  expect(verifier.check({ c })).toMatchObject({ ok: false });
  expect(verifier.check({ c }, HALF)).toMatchObject({ ok: true, method });
  const shifted = c.slice();
  shifted.set(c.subarray(n, 2 * n), 0);
  expect(verifier.check({ c: shifted }, HALF)).toMatchObject({ ok: false });
  const [, toBfloat] = FEWER_BITS[1];
  expect(verifier.check({ c: multiplied(n, toBfloat).c }, HALF)).toMatchObject({ ok: false });
});

test('factors cut to f16, which WGSL lets a conversion do, are right under what it allows', () => {
  const p = { n: 64, m: 64, k: 1 };
  const inputs = matmul.generate(p, 3) as { a: Float32Array; b: Float32Array };
  // Next to the f16 above it, where an f16's steps are widest beside it.
  inputs.a[0] = inputs.b[0] = 0.5 * (1 + 0.98 * 2 ** -10);
  const cut = (values: Float32Array) =>
    toHalf(values).map((half, at) =>
      Math.abs(half) > Math.abs(values[at]) ? half - Math.sign(half) * ulp(half) : half,
    );
  const [a, b] = [cut(inputs.a), cut(inputs.b)];
  const c = Float32Array.from({ length: p.m * p.n }, (_, at) => a[Math.floor(at / p.n)] * b[at % p.n]);
  expect(matmul.verifier(inputs, p).check({ c }, HALF)).toMatchObject({ ok: true });
  expect(matmul.verifier(inputs, p).check({ c })).toMatchObject({ ok: false });
});

/** Of an f16, between its power of two and the next. */
const ulp = (half: number) => 2 ** (Math.floor(Math.log2(Math.abs(half))) - 10);

interface Sums {
  readonly bits: number;
  /** Products are not rounded before they are added. */
  readonly fused: boolean;
}

/** As half-sums.wgsl: factors in f16, sums of a tile in as many bits, and what the tiles give in f32. */
function productInTiles(a: Float32Array, b: Float32Array, { m, k, n }: MatmulParams, { bits, fused }: Sums) {
  const c = new Float32Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      for (let first = 0; first < k; first += DEFAULT_TILE.depth) {
        let sum = 0;
        for (let p = first; p < Math.min(k, first + DEFAULT_TILE.depth); p++) {
          const product = a[i * k + p] * b[p * n + j];
          sum = roundTo(sum + (fused ? product : roundTo(product, bits)), bits);
        }
        c[i * n + j] += sum;
      }
    }
  }
  return c;
}

describe.each([
  { n: 1, m: 1, k: 1, all: true },
  { n: 3, m: 2, k: 16, all: true },
  { n: 64, m: 64, k: 64, all: true },
  { n: 67, m: 41, k: 129, all: true },
  { n: 512, m: 8, k: 512, all: false },
  { n: 1024, m: 1, k: 4096, all: false },
])('sums in 16 bits, m = $m, k = $k, n = $n', ({ all, ...p }) => {
  const made = (seed: number) => {
    const inputs = matmul.generate(p, seed) as { a: Float32Array; b: Float32Array };
    const exact = new Float64Array(p.m * p.n);
    for (let at = 0; at < exact.length; at++) {
      const [row, column] = [Math.floor(at / p.n), at % p.n];
      for (let step = 0; step < p.k; step++) exact[at] += inputs.a[row * p.k + step] * inputs.b[step * p.n + column];
    }
    const verifier = all ? matmul.verifier(inputs, p) : sampledVerifier(inputs, p);
    return { exact, verifier, half: [toHalf(inputs.a), toHalf(inputs.b)] as const };
  };

  test('are right, and would be with twice the error', () => {
    for (const seed of [1, 2, 3]) {
      const { exact, verifier, half } = made(seed);
      for (const fused of [true, false]) {
        const c = productInTiles(...half, p, { bits: 11, fused });
        expect(verifier.check({ c }, HALF_SUMS), `seed ${seed}`).toMatchObject({ ok: true });
        const twice = c.map((value, at) => exact[at] + 2 * (value - exact[at]));
        expect(verifier.check({ c: twice }, HALF_SUMS), `seed ${seed}, twice`).toMatchObject({ ok: true });
      }
    }
  });

  // Of a few numbers there is no telling.
  if (p.m * p.n < 100) return;

  test('are wrong with 8 bits', () => {
    for (const seed of [1, 2, 3]) {
      const { verifier, half } = made(seed);
      for (const fused of [true, false]) {
        const c = productInTiles(...half, p, { bits: 8, fused });
        expect(verifier.check({ c }, HALF_SUMS), `seed ${seed}`).toMatchObject({ ok: false });
      }
    }
  });
});
