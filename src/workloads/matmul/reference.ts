/**
 * The reference in float64 and how far a result may be from it.
 *
 * Element (i, j) is a dot product of k terms: its f32 error is at most gamma(k)·(|A||B|)_ij in any order of summation,
 * with or without fused multiply-add, plus k times what flushing a tiny product to zero loses.
 */
import {
  checkElementwise,
  type ErrorReport,
  freivaldsMatmul,
  gamma,
  SMALLEST_NORMAL,
  UNIT_ROUNDOFF,
} from '../../engine/compare.ts';
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { randomU32 } from '../../engine/random.ts';
import type { MatmulParams } from './definition.ts';

/** Multiply-adds up to which every element is checked; beyond, the float64 product would take seconds. */
const FULL_STEPS = 0.15e9;
const FREIVALDS_ROUNDS = 3;
const SAMPLES = 256;
const SEED = 1;

const LARGEST = (2 - 2 ** -23) * 2 ** 127;

interface Matrices {
  readonly a: Float32Array;
  readonly b: Float32Array;
}

/** Elements of C in float64, and beside each the sum of its products' magnitudes. */
interface Expected {
  readonly values: Float64Array;
  readonly magnitudes: Float64Array;
}

/**
 * Checks every element of C against float64 up to 0.15e9 multiply-adds; beyond, Freivalds' check on all of C (random
 * vectors of ±1) and 256 elements one by one.
 */
export function verifier(inputs: Tensors, p: MatmulParams): Verifier {
  const matrices = { a: floats(inputs.a), b: floats(inputs.b) };
  return p.m * p.n * p.k <= FULL_STEPS ? full(matrices, p) : sampled(matrices, p);
}

function full(matrices: Matrices, p: MatmulParams): Verifier {
  const expected = block(matrices, p, 0, p.m);
  const rounded = Float32Array.from(expected.values);
  return {
    check: ({ c }, inputError = 0) => {
      const report = compare(c, rounded, expected, p.k, roundingOf(matrices, p.k, inputError));
      return verdict(report, 'elementwise', report.index < 0 ? null : place(report.index, p));
    },
    reference: { c: rounded },
  };
}

/** Rows [begin, end) of the product. */
function block({ a, b }: Matrices, { k, n }: MatmulParams, begin: number, end: number): Expected {
  const values = new Float64Array((end - begin) * n);
  const magnitudes = new Float64Array((end - begin) * n);
  for (let i = begin; i < end; i++) {
    const line = values.subarray((i - begin) * n, (i - begin + 1) * n);
    const size = magnitudes.subarray((i - begin) * n, (i - begin + 1) * n);
    for (let p = 0; p < k; p++) {
      const factor = a[i * k + p];
      const row = p * n;
      for (let j = 0; j < n; j++) {
        const product = factor * b[row + j];
        line[j] += product;
        size[j] += Math.abs(product);
      }
    }
  }
  return { values, magnitudes };
}

function sampled(matrices: Matrices, p: MatmulParams): Verifier {
  const { m, k, n } = p;
  const places = samplePlaces(m, n);
  const expected = elements(matrices, p, places);
  const rounded = Float32Array.from(expected.values);
  return {
    check: ({ c }, inputError = 0) => {
      if (c.length !== m * n) return verdict(WRONG_LENGTH, 'freivalds', null);
      const rounding = roundingOf(matrices, k, inputError);
      const found = compare(
        places.map((at) => c[at]),
        rounded,
        expected,
        k,
        rounding,
      );
      if (!found.ok) return verdict(found, 'elementwise', place(places[found.index], p));
      const rows = freivaldsMatmul({
        ...matrices,
        c: floats(c),
        m,
        k,
        n,
        rounds: FREIVALDS_ROUNDS,
        seed: SEED,
        inputError,
      });
      return verdict(
        rows,
        'freivalds',
        rows.ok ? `row ${rows.index}` : worstInRow(matrices, p, floats(c), rows.index, rounding),
      );
    },
  };
}

const WRONG_LENGTH: ErrorReport = { ok: false, maxError: Infinity, tolerance: 0, index: -1 };

/** The four corners, then places drawn at random. */
function samplePlaces(m: number, n: number): number[] {
  const next = randomU32(SEED);
  const places = [0, n - 1, (m - 1) * n, m * n - 1];
  while (places.length < SAMPLES) places.push((next() % m) * n + (next() % n));
  return places;
}

function elements({ a, b }: Matrices, { k, n }: MatmulParams, places: readonly number[]): Expected {
  const values = new Float64Array(places.length);
  const magnitudes = new Float64Array(places.length);
  for (const [s, at] of places.entries()) {
    const row = Math.floor(at / n) * k;
    const column = at % n;
    for (let p = 0; p < k; p++) {
      const product = a[row + p] * b[p * n + column];
      values[s] += product;
      magnitudes[s] += Math.abs(product);
    }
  }
  return { values, magnitudes };
}

/** Freivalds' check knows the row; the column takes one row of the product. */
function worstInRow(matrices: Matrices, p: MatmulParams, c: Float32Array, row: number, rounding: Rounding): string {
  const expected = block(matrices, p, row, row + 1);
  const rounded = Float32Array.from(expected.values);
  const report = compare(c.subarray(row * p.n, (row + 1) * p.n), rounded, expected, p.k, rounding);
  return report.ok ? `row ${row}` : place(row * p.n + report.index, p);
}

function compare(
  actual: ArrayLike<number>,
  rounded: Float32Array,
  { magnitudes }: Expected,
  k: number,
  { relative, absolute }: Rounding,
): ErrorReport {
  return checkElementwise(
    actual,
    rounded,
    (at) => toleranceOf(magnitudes[at], k) + relative * magnitudes[at] + absolute,
  );
}

/** What an element may be off by because the inputs were rounded: `relative` to its products' magnitudes, and at all. */
interface Rounding {
  readonly relative: number;
  readonly absolute: number;
}

/** Below this an f16 has fewer bits, or is flushed to zero. */
const SMALLEST_HALF = 2 ** -14;

/**
 * (a + da)(b + db) - ab with |da| at most u·|a| + 2^-14, |db| likewise: 2u + u² of |ab|, and 2^-14 of the largest
 * factors for each of k products.
 */
function roundingOf({ a, b }: Matrices, k: number, u: number): Rounding {
  if (u === 0) return { relative: 0, absolute: 0 };
  const largest = largestOf(a) + largestOf(b) + SMALLEST_HALF;
  return { relative: 2 * u + u * u, absolute: k * SMALLEST_HALF * (1 + u) * largest };
}

const largestOf = (values: Float32Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/**
 * How far an f32 sum of k products may be from `rounded`, where their magnitudes add up to `magnitude`: the sum’s own
 * bound and one unit roundoff more, for `rounded` is in f32. Infinities and NaN among the factors leave no room.
 * Where the magnitudes add up to more than f32 holds, a sum may overflow on its way though its result does not.
 */
export function toleranceOf(magnitude: number, k: number): number {
  if (!Number.isFinite(magnitude)) return 0;
  const tolerance = (gamma(k) + UNIT_ROUNDOFF) * magnitude + (k + 1) * SMALLEST_NORMAL;
  return magnitude + tolerance > LARGEST ? Infinity : tolerance;
}

const place = (index: number, { n }: MatmulParams): string => `row ${Math.floor(index / n)}, column ${index % n}`;

const verdict = ({ ok, maxError, tolerance }: ErrorReport, method: Verdict['method'], at: string | null): Verdict => ({
  ok,
  maxError,
  tolerance,
  at,
  method,
});

function floats(data: Tensors[string]): Float32Array {
  if (!(data instanceof Float32Array)) throw new TypeError('Matrices are f32.');
  return data;
}
