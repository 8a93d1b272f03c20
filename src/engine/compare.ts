/**
 * Error measures. Tolerances come from error analysis, not from what happens to pass.
 * Source: N. J. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed., §3.1; N. J. Higham and T. Mary, "A New
 * Approach to Probabilistic Rounding Error Analysis", SIAM J. Sci. Comput. 41 (2019).
 */
import { randomU32 } from './random.ts';

/** Unit roundoff of f32. */
export const UNIT_ROUNDOFF = 2 ** -24;
/** Smallest normal f32: GPUs may flush anything smaller to zero. */
export const SMALLEST_NORMAL = 2 ** -126;

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
 * Worst-case relative error of a dot product of `length` terms in any order, with or without FMA:
 * gamma = length·u / (1 - length·u). Multiply by sum|a||b|.
 */
export function gamma(length: number): number {
  const error = length * UNIT_ROUNDOFF;
  return error / (1 - error);
}

/**
 * Compares element by element; `toleranceAt(i)` is absolute. NaN equals NaN, an infinity equals itself, and anything
 * else that is not finite is wrong.
 */
export function checkElementwise(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  toleranceAt: (index: number) => number,
): ErrorReport {
  if (actual.length !== expected.length) return { ok: false, maxError: Infinity, tolerance: 0, index: -1 };
  let maxError = 0;
  let worst = -1;
  let worstExcess = -Infinity;
  for (let i = 0; i < expected.length; i++) {
    const error = difference(actual[i], expected[i]);
    if (error > maxError) maxError = error;
    const excess = error - toleranceAt(i);
    if (excess > worstExcess) {
      worstExcess = excess;
      worst = i;
    }
  }
  return { ok: worstExcess <= 0 || worst < 0, maxError, tolerance: worst < 0 ? 0 : toleranceAt(worst), index: worst };
}

function difference(actual: number, expected: number): number {
  if (Object.is(actual, expected) || actual === expected) return 0;
  const error = Math.abs(actual - expected);
  return Number.isNaN(error) ? Infinity : error;
}

export interface FreivaldsInput {
  /** Row-major f32: a [m,k], b [k,n], and c [m,n], the product to check. */
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly c: Float32Array;
  readonly m: number;
  readonly k: number;
  readonly n: number;
  readonly rounds: number;
  readonly seed: number;
  /** Relative error with which the factors were taken; 0 by default. */
  readonly inputError?: number;
}

/**
 * Freivalds' check of C = A·B in O(rounds·(mk + kn + mn)): C·r against A·(B·r) in float64 for random r of ±1.
 *
 * The tolerance of a row is statistical: rounding errors of independent sign grow like sqrt(k)·u·λ per element, and
 * random signs add n of them like a root of a sum of squares. The worst-case bound would be so wide at n = 4096 that it
 * would accept wrong elements. λ = 8 leaves a false alarm at about 1e-12 a row under that model. Errors of the factors count once
 * per product; their sum grows like sqrt(k) as well, which the magnitude, a plain sum, is above.
 */
export function freivaldsMatmul({ a, b, c, m, k, n, rounds, seed, inputError = 0 }: FreivaldsInput): ErrorReport {
  const lambda = 8;
  const next = randomU32(seed, 7001);
  const magnitude = rowToleranceScale(a, b, m, k, n);
  let maxError = 0;
  let worst = { tolerance: 0, index: 0 };
  let worstExcess = -Infinity;
  for (let round = 0; round < rounds; round++) {
    const r = Float64Array.from({ length: n }, () => (next() & 1 ? 1 : -1));
    const left = multiplyVector(a, multiplyVector(b, r, k, n), m, k);
    const right = multiplyVector(c, r, m, n);
    for (let i = 0; i < m; i++) {
      const error = difference(right[i], left[i]);
      const relative = lambda * (Math.sqrt(k) * UNIT_ROUNDOFF + inputError);
      const tolerance = relative * magnitude[i] + k * Math.sqrt(n) * SMALLEST_NORMAL;
      maxError = Math.max(maxError, error);
      if (error - tolerance <= worstExcess) continue;
      worstExcess = error - tolerance;
      worst = { tolerance, index: i };
    }
  }
  return { ok: worstExcess <= 0, maxError, ...worst };
}

/** Per row i: sqrt(sum over j of ((|A||B|)_ij)²) is at most ‖|A| row i‖ weighted by the norms of B's rows. */
function rowToleranceScale(a: Float32Array, b: Float32Array, m: number, k: number, n: number): Float64Array {
  const norms = new Float64Array(k);
  for (let p = 0; p < k; p++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += b[p * n + j] ** 2;
    norms[p] = Math.sqrt(sum);
  }
  const scale = new Float64Array(m);
  for (let i = 0; i < m; i++) {
    let sum = 0;
    for (let p = 0; p < k; p++) sum += Math.abs(a[i * k + p]) * norms[p];
    scale[i] = sum;
  }
  return scale;
}

/** matrix [rows, columns] · vector [columns] in float64. */
function multiplyVector(matrix: Float32Array, vector: Float64Array, rows: number, columns: number): Float64Array {
  const result = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    const row = i * columns;
    for (let j = 0; j < columns; j++) sum += matrix[row + j] * vector[j];
    result[i] = sum;
  }
  return result;
}
