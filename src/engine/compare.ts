/**
 * Error measures. Tolerances come from error analysis, not from what happens to pass.
 * Source: N. J. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed., §3.1; N. J. Higham and T. Mary, "A New
 * Approach to Probabilistic Rounding Error Analysis", SIAM J. Sci. Comput. 41 (2019).
 */

/** Unit roundoff of f32. */
export const UNIT_ROUNDOFF = 2 ** -24;
/** Of an output that has not as many elements as it should. */
export const WRONG_LENGTH = { ok: false, maxError: Infinity, tolerance: 0 } as const;

/**
 * WGSL lets an operation give either neighbour of what is true, not the nearer alone: so many times what rounding to nearest
 * is off by (https://www.w3.org/TR/WGSL/#floating-point-accuracy). The one place that decides this.
 */
export const EITHER_WAY = 2;
/** Most that one operation on f32 is off by, relative to its result. */
export const ROUNDING = EITHER_WAY * UNIT_ROUNDOFF;
/** Smallest normal f32: GPUs may flush anything smaller to zero. */
export const SMALLEST_NORMAL = 2 ** -126;

/** Largest f32: what is larger on its way is infinite in one order of summation and not in another. */
export const LARGEST = (2 - 2 ** -23) * 2 ** 127;

export interface ErrorReport {
  readonly ok: boolean;
  /** Largest absolute difference seen, in the unit of the data; Infinity where something is not a number. */
  readonly maxError: number;
  /** Tolerance at the place of the largest excess. */
  readonly tolerance: number;
  /** Index of the worst element (the largest excess over its own tolerance); -1 for empty data. */
  readonly index: number;
}

/**
 * Worst-case relative error of what goes through so many operations: n·r / (1 - n·r) with r = ROUNDING. A dot product of n
 * terms has n of them, in any order, with or without FMA: multiply by sum|a||b|.
 */
export function gamma(roundings: number): number {
  const error = roundings * ROUNDING;
  return error / (1 - error);
}

/** Roundings besides those of the additions: of each product, of the result, and two of a byte's way to n/255 and back. */
const MORE_ROUNDINGS = 4;

/**
 * Variance of the error of an f32 sum of `length` products, added up in an order that does not look at them.
 *
 * The worst case lets all roundings point the same way. They do not: a rounding to nearest is off by at most u|s|, as if
 * drawn evenly, so by u²s²/3 in the mean square, where s is the sum so far. Over a random order of terms t with sum T and
 * sum of squares V the mean of s² after p of n terms is p(n-p)/n² · V + (p/n)²T² at most, and added up over p: n(V/6 + T²/3).
 * Blocks, lanes, trees and slices of k have smaller sums on their way, fused multiply-add saves roundings. What f32
 * kernels give lies below: a rounding is u²s²/6 on average, because s is seldom a power of two.
 *
 * It takes hardware that rounds to nearest, though WGSL asks for less (`ROUNDING`): always rounding towards zero adds a drift
 * of about √n standard deviations, which is what factors of f16 are off by.
 *
 * @param sum T
 * @param squares V
 */
export function roundingVariance(length: number, sum: number, squares: number): number {
  const more = MORE_ROUNDINGS;
  const walk = (length / 6 + more) * squares + (length / 3 + more) * sum * sum;
  return (UNIT_ROUNDOFF ** 2 / 3) * walk + (length * SMALLEST_NORMAL) ** 2;
}

/**
 * Variance of the error of an f32 sum in which no term goes through more than `depth` additions: sums of blocks and trees,
 * in an order that does not look at the terms.
 *
 * As above a rounding is off by u²s²/3 in the mean square, s the sum that it makes; a sum of some m of n terms has s² of
 * m/n · V + (m/n)²T² in the mean at most, and over all additions the m add up to no more than depth·n.
 *
 * @param sum T
 * @param squares V
 */
export const summationVariance = (depth: number, sum: number, squares: number): number =>
  (UNIT_ROUNDOFF ** 2 / 3) * depth * (squares + sum * sum);

/**
 * How many standard deviations of `roundingVariance` the root mean square of errors may be. f32 in any order stays below
 * 1; products of random factors that were rounded to 11 bits (f16, TF32) are 8000/√length off, 127 at 4096 and 90 at
 * 8192, those of bf16 eight times that. 32 leaves room for data less random than ours.
 */
export const RMS_FACTOR = 32;

/**
 * Compares element by element; `toleranceAt(i)` is absolute. NaN equals NaN, an infinity equals itself, and anything
 * else that is not finite is wrong, as is whatever has a tolerance that is not a number.
 */
export function checkElementwise(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  toleranceAt: (index: number) => number,
): ErrorReport {
  if (actual.length !== expected.length) return { ...WRONG_LENGTH, index: -1 };
  let maxError = 0;
  let worst = -1;
  let worstExcess = -Infinity;
  for (let i = 0; i < expected.length; i++) {
    const error = differenceOf(actual[i], expected[i]);
    if (error > maxError) maxError = error;
    const excess = excessOf(error, toleranceAt(i));
    if (worst >= 0 && excess <= worstExcess) continue;
    worstExcess = excess;
    worst = i;
  }
  return { ok: worst < 0 || worstExcess <= 0, maxError, tolerance: worst < 0 ? 0 : toleranceAt(worst), index: worst };
}

function differenceOf(actual: number, expected: number): number {
  if (Object.is(actual, expected) || actual === expected) return 0;
  const error = Math.abs(actual - expected);
  return Number.isNaN(error) ? Infinity : error;
}

/** Above 0 exactly when `error` is more than `tolerance` allows; never NaN. */
function excessOf(error: number, tolerance: number): number {
  if (error <= tolerance) return tolerance === Infinity ? -Infinity : error - tolerance;
  const excess = error - tolerance;
  return Number.isNaN(excess) ? Infinity : excess;
}

/**
 * Holds the root mean square of all differences against `tolerance`. Unlike the largest error it hardly depends on chance,
 * so its bound is tight where a bound of each element is wide. `index` is the element that is furthest off.
 */
export function checkRms(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): ErrorReport {
  if (actual.length !== expected.length) return { ok: false, maxError: Infinity, tolerance, index: -1 };
  let squares = 0;
  let largest = -1;
  let index = -1;
  for (let i = 0; i < expected.length; i++) {
    const error = differenceOf(actual[i], expected[i]);
    squares += error * error;
    if (error <= largest) continue;
    largest = error;
    index = i;
  }
  const maxError = index < 0 ? 0 : Math.sqrt(squares / expected.length);
  return { ok: index < 0 || maxError <= tolerance, maxError, tolerance, index };
}
