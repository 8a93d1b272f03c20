/**
 * Freivalds' check of C = A·B: C·r against A·(B·r) in float64, for random r of ±1. O(mk + kn + mn) a vector.
 * Source: R. Freivalds, "Probabilistic Machines Can Use Less Running Time", IFIP Congress 1977.
 *
 * Columns are taken in blocks, each with signs of its own. Let e be the errors of one row in one block, and D what the
 * block allows their signed sum to be:
 * - One error |e_j| of more than D plus what rounding adds is seen by the first vector and by every other, wherever it is.
 * - Errors of any number and sign, one of which is larger than D, pass a vector with a probability of 1/2 at most: of two
 *   vectors that differ in the sign of j alone, the sums differ by 2|e_j|, so that one of them at least is beyond D. All
 *   20 vectors: 2^-20, less than one in a million.
 * - The square of a signed sum has the mean Σe²: factors of fewer bits show in every row, however few its columns.
 *
 * D = 16 standard deviations of the row's sum, by `roundingVariance` of its elements. Over all rows
 * and vectors of a matrix f32 kernels reach 2, or 6 where a block is a single column; errors of f16 factors spread over
 * 127 at k = 4096, over 253 at 1024.
 */
import { roundingVariance } from './compare.ts';
import type { Rounding } from './contract.ts';
import { FLUSHED_VARIANCE, inputVariance, lastKnown, sumsVariance } from './fewer-bits.ts';
import type { Factors } from './product.ts';
import { randomU32 } from './random.ts';

const FREIVALDS_FACTOR = 16;
/** Likewise for what fewer bits than f32 add: no walk, and nearly normal. */
const FEWER_BITS_FACTOR = 8;
const ROUNDS = 20;
/** The first stream of random signs; each block has one of its own. */
const SIGNS = 7001;
/** Columns of a block below which its signed sums cost more than the product itself: there, `checkProduct`. */
export const NARROWEST = ROUNDS;
/** Sums that are kept from one check to the next, 8 bytes each. */
const MOST_SUMS = 2 ** 22;

export interface RowReport {
  readonly ok: boolean;
  /** Of the signed sums of a row's errors. */
  readonly maxError: number;
  readonly tolerance: number;
  /** Row and first column of the block that exceeds its tolerance most. */
  readonly row: number;
  readonly column: number;
}

export interface Freivalds {
  /** @param rounding where there were fewer bits than f32 has */
  check(c: Float32Array, rounding?: Rounding): RowReport;
}

/** Columns [begin, end) of B and C, and what of them does not depend on C. */
interface Block {
  readonly begin: number;
  readonly end: number;
  /** Of ±1, [end - begin, ROUNDS]. */
  readonly signs: Float64Array;
  /** Signed sums of each row of A·B, [m, ROUNDS]. */
  readonly sums: Float64Array;
  /** By row, of a signed sum of f32 rounding errors. */
  readonly deviations: Float64Array;
  /** By row, of what fewer bits add. */
  moreDeviations(rounding: Rounding | undefined): Float64Array;
}

/**
 * Columns of which the tolerance of the signed sum is half of what a single element may be off by. Below NARROWEST the
 * product itself is cheaper. Any number where factors are not finite: whatever the width, nothing passes then.
 * @param tolerance the least of any element
 * @param variance of an element, see `roundingVariance`
 */
export const blockWidth = (tolerance: number, variance: number): number =>
  Number.isFinite(variance) ? Math.floor((tolerance / (2 * FREIVALDS_FACTOR)) ** 2 / variance) : Infinity;

/**
 * Everything that does not depend on C, where there is room for it: of many narrow blocks it is made anew in each check.
 * @param widest columns of a block at most
 */
export function prepareFreivalds(factors: Factors, widest: number, seed: number): Freivalds {
  const { m, n } = factors;
  const width = Math.ceil(n / Math.max(1, Math.ceil(n / widest)));
  const count = Math.ceil(n / width);
  const make = (at: number): Block =>
    prepareBlock(factors, at * width, Math.min(n, (at + 1) * width), randomU32(seed, SIGNS + at));
  const kept = count * m * ROUNDS <= MOST_SUMS ? Array.from({ length: count }, (_, at) => make(at)) : null;
  return {
    check(c, rounding) {
      let all: RowReport & { readonly excess: number } = { ...NOTHING, excess: -Infinity };
      for (let at = 0; at < count; at++) {
        const found = checkBlock(c, n, kept?.[at] ?? make(at), rounding);
        const maxError = Math.max(all.maxError, found.maxError);
        all = { ...(found.excess > all.excess ? found : all), maxError };
      }
      const { excess, ...report } = all;
      return { ...report, ok: excess <= 0 };
    },
  };
}

const NOTHING: RowReport = { ok: true, maxError: 0, tolerance: 0, row: 0, column: 0 };

function prepareBlock({ a, b, m, k, n }: Factors, begin: number, end: number, next: () => number): Block {
  const signs = Float64Array.from({ length: (end - begin) * ROUNDS }, () => (next() & 1 ? 1 : -1));
  const sums = multiplyVectors(a, k, 0, k, multiplyVectors(b, n, begin, end, signs));
  const norms = rowSums(b, n, begin, end, square);
  const squares = weightedRowSums(a, k, norms, square);
  const deviations = squares.map((all, row) => Math.sqrt(rowVariance(sums, row, k, all)));
  const moreDeviations = lastKnown(new Float64Array(m), ({ inputs, sums: half }) => {
    const errors: Map = (value) => inputVariance(value, inputs);
    const ofA = weightedRowSums(a, k, norms, errors);
    const ofB = weightedRowSums(a, k, rowSums(b, n, begin, end, errors), square);
    const ofSums = (row: number) =>
      half ? sumsVariance(half, k, rowNorm(sums, row), squares[row]) + (end - begin) * k * FLUSHED_VARIANCE : 0;
    return ofA.map((variance, row) => Math.sqrt(variance + ofB[row] + ofSums(row)));
  });
  return { begin, end, signs, sums, deviations, moreDeviations };
}

function checkBlock(c: Float32Array, n: number, block: Block, rounding?: Rounding) {
  const { begin, end, sums, deviations } = block;
  const found = multiplyVectors(c, n, begin, end, block.signs);
  const more = block.moreDeviations(rounding);
  let maxError = 0;
  let worst = { row: 0, tolerance: 0, excess: -Infinity };
  for (let row = 0; row < deviations.length; row++) {
    const tolerance = FREIVALDS_FACTOR * deviations[row] + FEWER_BITS_FACTOR * more[row];
    for (let q = row * ROUNDS; q < (row + 1) * ROUNDS; q++) {
      const difference = Math.abs(found[q] - sums[q]) - tolerance;
      // What is not a number is beyond any tolerance.
      const excess = Number.isNaN(difference) ? Infinity : difference;
      maxError = Math.max(maxError, excess + tolerance);
      if (excess > worst.excess) worst = { row, tolerance, excess };
    }
  }
  return { ok: worst.excess <= 0, maxError: Number.isNaN(maxError) ? Infinity : maxError, column: begin, ...worst };
}

/** Of a row's elements in one block together. */
const rowVariance = (sums: Float64Array, row: number, k: number, squares: number): number =>
  roundingVariance(k, rowNorm(sums, row), squares);

/** The root of the sum of the squares of a row's elements, estimated from their signed sums. */
function rowNorm(sums: Float64Array, row: number): number {
  let mean = 0;
  for (let q = row * ROUNDS; q < (row + 1) * ROUNDS; q++) mean += sums[q] ** 2 / ROUNDS;
  return Math.sqrt(mean);
}

/** Columns [begin, end) of a matrix, `columns` wide, times vectors [end - begin, ROUNDS]: [rows, ROUNDS]. */
function multiplyVectors(matrix: Float32Array, columns: number, begin: number, end: number, vectors: Float64Array) {
  const rows = matrix.length / columns;
  const sums = new Float64Array(rows * ROUNDS);
  for (let row = 0, target = 0; row < rows; row++) {
    const [first, last] = [row * columns + begin, row * columns + end];
    // Five vectors at a time stay in registers.
    for (let round = 0; round < ROUNDS; round += 5, target += 5) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      for (let at = first, v = round; at < last; at++, v += ROUNDS) {
        const value = matrix[at];
        s0 += vectors[v] * value;
        s1 += vectors[v + 1] * value;
        s2 += vectors[v + 2] * value;
        s3 += vectors[v + 3] * value;
        s4 += vectors[v + 4] * value;
      }
      sums[target] = s0;
      sums[target + 1] = s1;
      sums[target + 2] = s2;
      sums[target + 3] = s3;
      sums[target + 4] = s4;
    }
  }
  return sums;
}

type Map = (value: number) => number;
const square: Map = (value) => value * value;

/** By row, of what `map` makes of columns [begin, end). */
function rowSums(matrix: Float32Array, columns: number, begin: number, end: number, map: Map): Float64Array {
  const sums = new Float64Array(matrix.length / columns);
  for (let row = 0; row < sums.length; row++) {
    for (let at = row * columns + begin; at < row * columns + end; at++) sums[row] += map(matrix[at]);
  }
  return sums;
}

/** By row, of what `map` makes of the columns, each times its weight. */
function weightedRowSums(matrix: Float32Array, columns: number, weights: Float64Array, map: Map): Float64Array {
  const sums = new Float64Array(matrix.length / columns);
  for (let row = 0, at = 0; row < sums.length; row++) {
    for (let p = 0; p < columns; p++, at++) sums[row] += map(matrix[at]) * weights[p];
  }
  return sums;
}
