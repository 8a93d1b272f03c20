/**
 * The reference in float64 and how far a result may be from it.
 *
 * Element (i, j) is a dot product of k terms: its f32 error is at most gamma(k)·(|A||B|)_ij in any order of summation,
 * with or without fused multiply-add, plus k times what flushing a tiny product to zero loses. That worst case grows like
 * k², what rounding does like k, and what factors of fewer bits do like √k: at 4096 it would accept f16. So the root mean
 * square of the errors is bound as well, 32 times what `roundingVariance` expects.
 *
 * Small products are checked whole, and so are those of so few terms that blocks of columns would have to be narrower
 * than Freivalds' check is worth: these a row at a time (`product.ts`). Of all others it sees every element: one that is
 * off by more than its worst case is refused wherever it is, and errors of any number and sign pass once in a million at
 * most (`freivalds.ts`, whose blocks are made so narrow that a row's tolerance is half an element's).
 */
import {
  checkElementwise,
  checkRms,
  EITHER_WAY,
  type ErrorReport,
  gamma,
  LARGEST,
  RMS_FACTOR,
  roundingVariance,
  SMALLEST_NORMAL,
  UNIT_ROUNDOFF,
  WRONG_LENGTH,
} from '../../engine/compare.ts';
import type { Rounding, Tensors, Verdict, Verifier } from '../../engine/contract.ts';
import { FLUSHED_VARIANCE, inputVariance, lastKnown, SMALLEST_HALF, sumsVariance } from '../../engine/fewer-bits.ts';
import { blockWidth, NARROWEST, prepareFreivalds, type RowReport } from '../../engine/freivalds.ts';
import { checkProduct, type Factors, productRow } from '../../engine/product.ts';
import { randomU32 } from '../../engine/random.ts';
import type { MatmulParams } from './definition.ts';

/** Multiply-adds up to which every element is checked; beyond, the float64 product would take seconds. */
const FULL_STEPS = 0.15e9;
const SAMPLES = 256;
const SEED = 1;
/**
 * Standard deviations that rounded factors may add to the root mean square: correct rounding gives 0.7 of one, bf16 instead
 * of f16 gives 6.
 */
const INPUT_RMS_FACTOR = 3;
/** Likewise sums with fewer bits: correct rounding gives 0.7, sums of 8 bits instead of 11 give 5. */
const SUMS_RMS_FACTOR = 2;
/** Of a few elements the root mean square is larger now and then. */
const FEW_ELEMENTS = 2;

interface Matrices {
  readonly a: Float32Array;
  readonly b: Float32Array;
}

/** Elements of C, and beside each the sum of its products' magnitudes. */
interface Expected {
  readonly values: Float64Array | Float32Array<ArrayBuffer>;
  readonly magnitudes: Float64Array;
}

/**
 * Checks every element of C against float64 up to 0.15e9 multiply-adds; beyond, 256 elements one by one and Freivalds'
 * check on all of C.
 */
export function verifier(inputs: Tensors, p: MatmulParams): Verifier {
  const matrices = { a: floats(inputs.a), b: floats(inputs.b) };
  return p.m * p.n * p.k <= FULL_STEPS ? full(matrices, p) : sampledVerifier(matrices, p);
}

function full(matrices: Matrices, p: MatmulParams): Verifier {
  const expected = product(matrices, p);
  const squares = productOfNorms(matrices, p, square, square);
  const rms = rmsTolerance(p, expected, squares);
  const moreRms = moreRmsOf(matrices, p, expected, squares);
  return {
    check: ({ c }, rounding) => {
      const report = compare(c, expected, p.k, allowanceOf(matrices, p.k, rounding));
      if (!report.ok) return verdict(report, 'elementwise', report.index < 0 ? null : place(report.index, p));
      const mean = checkRms(c, expected.values, rms + moreRms(rounding));
      return mean.ok ? verdict(report, 'elementwise', place(report.index, p)) : spread(mean, p.m * p.n);
    },
    reference: { c: expected.values },
  };
}

/** Sum over all elements of C of f(a)·g(b), over their products. */
function productOfNorms({ a, b }: Matrices, { m, k, n }: MatmulParams, f: Square, g: Square): number {
  const down = new Float64Array(k);
  for (let i = 0, at = 0; i < m; i++) for (let p = 0; p < k; p++, at++) down[p] += f(a[at]);
  let total = 0;
  for (let p = 0, at = 0; p < k; p++) {
    let across = 0;
    for (let j = 0; j < n; j++, at++) across += g(b[at]);
    total += down[p] * across;
  }
  return total;
}

type Square = (value: number) => number;
const square: Square = (value) => value * value;

/** What fewer bits than f32 has may add to the root mean square. @param squares of all products of the elements expected */
function moreRmsOf(matrices: Matrices, p: MatmulParams, { values }: Expected, squares: number) {
  return lastKnown(0, ({ inputs, sums }) => {
    const errors: Square = (value) => inputVariance(value, inputs);
    const variance = productOfNorms(matrices, p, errors, square) + productOfNorms(matrices, p, square, errors);
    const ofInputs = INPUT_RMS_FACTOR ** 2 * (variance / (p.m * p.n));
    if (!sums) return Math.sqrt(ofInputs);
    const { length } = values;
    const ofSums = sumsVariance(sums, p.k, rmsOf(values), squares / length) + p.k * FLUSHED_VARIANCE;
    const factor = SUMS_RMS_FACTOR * (1 + FEW_ELEMENTS / Math.sqrt(length));
    return Math.sqrt(ofInputs + factor ** 2 * ofSums);
  });
}

function rmsOf(values: Expected['values']): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares / values.length);
}

/** @param squares of all products together */
function rmsTolerance({ k }: MatmulParams, { values, magnitudes }: Expected, squares: number): number {
  const largest = largestOf(magnitudes);
  // Where sums may overflow there is no telling what comes of them.
  if (!(largest < LARGEST / 2)) return Infinity;
  return RMS_FACTOR * Math.sqrt(roundingVariance(k, rmsOf(values), squares / values.length));
}

const spread = (report: ErrorReport, elements: number): Verdict =>
  verdict(report, 'elementwise', `${elements} elements (root mean square)`);

/** All of C. */
function product(matrices: Matrices, { m, k, n }: MatmulParams) {
  const values = new Float32Array(m * n);
  const magnitudes = new Float64Array(m * n);
  const line = new Float64Array(n);
  for (let row = 0; row < m; row++) {
    const [begin, end] = [row * n, (row + 1) * n];
    productRow({ ...matrices, m, k, n }, row, line, magnitudes.subarray(begin, end));
    values.set(line, begin);
  }
  return { values, magnitudes };
}

/** Without the whole product in memory: 256 elements, all of them together, and every other by itself or in its row. */
export function sampledVerifier(matrices: Matrices, p: MatmulParams): Verifier {
  const { m, k, n } = p;
  const factors = { ...matrices, m, k, n };
  const places = samplePlaces(m, n);
  const { squares, ...sample } = elements(matrices, p, places);
  const expected = { ...sample, values: Float32Array.from(sample.values) };
  const allSquares = squares.reduce((sum, one) => sum + one, 0);
  const rms = rmsTolerance(p, sample, allSquares);
  const moreRms = moreRmsOf(matrices, p, sample, allSquares);
  const width = widthOf(sample, squares, k);
  const freivalds = width < NARROWEST ? null : prepareFreivalds(factors, width, SEED);
  return {
    check: ({ c }, rounding) => {
      if (c.length !== m * n)
        return verdict({ ...WRONG_LENGTH, index: -1 }, freivalds ? 'freivalds' : 'elementwise', null);
      const allowance = allowanceOf(matrices, k, rounding);
      const some = places.map((at) => c[at]);
      const found = compare(some, expected, k, allowance);
      const worst = place(places[Math.max(0, found.index)], p);
      if (!found.ok) return verdict(found, 'elementwise', worst);
      const mean = checkRms(some, sample.values, rms + moreRms(rounding));
      if (!mean.ok) return spread(mean, places.length);
      if (!freivalds) {
        const all = checkProduct(floats(c), factors, (magnitude) => allowed(magnitude, k, allowance));
        return verdict(all, 'elementwise', place(all.index, p));
      }
      const rows = freivalds.check(floats(c), rounding);
      // Signed sums of a row's errors are no error of an element: what is said of a right result is its samples' largest.
      return rows.ok ? verdict(found, 'freivalds', worst) : worstInRow(factors, floats(c), rows, allowance);
    },
  };
}

function widthOf({ values, magnitudes }: Expected, squares: Float64Array, k: number): number {
  let variance = 0;
  let tolerance = Infinity;
  for (const [s, value] of values.entries()) {
    variance += roundingVariance(k, value, squares[s]) / values.length;
    tolerance = Math.min(tolerance, toleranceOf(magnitudes[s], k));
  }
  return blockWidth(tolerance, variance);
}

/** The four corners, then places drawn at random. */
function samplePlaces(m: number, n: number): number[] {
  const next = randomU32(SEED);
  const places = [0, n - 1, (m - 1) * n, m * n - 1];
  while (places.length < SAMPLES) places.push((next() % m) * n + (next() % n));
  return places;
}

/** `squares`: of each element's products. */
function elements(
  { a, b }: Matrices,
  { k, n }: MatmulParams,
  places: readonly number[],
): Expected & { readonly squares: Float64Array } {
  const values = new Float64Array(places.length);
  const magnitudes = new Float64Array(places.length);
  const squares = new Float64Array(places.length);
  for (const [s, at] of places.entries()) {
    const row = Math.floor(at / n) * k;
    const column = at % n;
    for (let p = 0; p < k; p++) {
      const product = a[row + p] * b[p * n + column];
      values[s] += product;
      magnitudes[s] += Math.abs(product);
      squares[s] += product * product;
    }
  }
  return { values, magnitudes, squares };
}

/** Freivalds' check knows the row; the element takes one row of the product. Each alone may be right, and not together. */
function worstInRow(factors: Factors, c: Float32Array, found: RowReport, allowance: Allowance): Verdict {
  const { n, k } = factors;
  const { row } = found;
  const line = { ...factors, a: factors.a.subarray(row * k, (row + 1) * k), m: 1 };
  const element = checkProduct(c.subarray(row * n, (row + 1) * n), line, (magnitude) =>
    allowed(magnitude, k, allowance),
  );
  return element.ok
    ? verdict({ ...found, index: -1 }, 'freivalds', `row ${row} (signed sum of errors)`)
    : verdict(element, 'freivalds', place(row * n + element.index, factors));
}

const compare = (
  actual: ArrayLike<number>,
  { values, magnitudes }: Expected,
  k: number,
  allowance: Allowance,
): ErrorReport => checkElementwise(actual, values, (at) => allowed(magnitudes[at], k, allowance));

const allowed = (magnitude: number, k: number, { relative, absolute }: Allowance): number =>
  toleranceOf(magnitude, k) + relative * magnitude + absolute;

/** What an element may be off by for fewer bits than f32 has: `relative` to its products' magnitudes, and at all. */
interface Allowance {
  readonly relative: number;
  readonly absolute: number;
}

/**
 * (a + da)(b + db) - ab with |da| at most u·|a| + 2^-14, |db| likewise, u for either way: 2u + u² of |ab|, and 2^-14 of the largest
 * factors for each of k products. In a sum with fewer bits a product goes through one rounding of its own and one for each
 * step of the sum, and each of them may flush 2^-14.
 */
function allowanceOf({ a, b }: Matrices, k: number, rounding: Rounding | undefined): Allowance {
  if (!rounding) return { relative: 0, absolute: 0 };
  const { sums } = rounding;
  const u = EITHER_WAY * rounding.inputs;
  const largest = largestOf(a) + largestOf(b) + SMALLEST_HALF;
  const grown = sums ? (1 + EITHER_WAY * sums.error) ** (sums.length + 1) : 1;
  const flushed = (1 + u) * largest + (sums ? 2 : 0);
  return { relative: (1 + u) ** 2 * grown - 1, absolute: k * SMALLEST_HALF * flushed * grown };
}

function largestOf(values: Float32Array | Float64Array): number {
  let most = 0;
  // NaN stays.
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}

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

const place = (index: number, { n }: { readonly n: number }): string =>
  `row ${Math.floor(index / n)}, column ${index % n}`;

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
