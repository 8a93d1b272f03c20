/** C = A·B in float64, row after row: what a whole check is made of where nothing but a row may be kept. */
import { checkElementwise, type ErrorReport } from './compare.ts';

/** Row-major f32: a [m,k] and b [k,n]. */
export interface Factors {
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly m: number;
  readonly k: number;
  readonly n: number;
}

/**
 * One row of A·B.
 * @param values takes it, [n]
 * @param magnitudes takes of each element the sum of its products' magnitudes, [n]
 */
export function productRow({ a, b, k, n }: Factors, row: number, values: Float64Array, magnitudes: Float64Array): void {
  values.fill(0);
  magnitudes.fill(0);
  for (let p = 0, at = 0; p < k; p++) {
    const factor = a[row * k + p];
    for (let j = 0; j < n; j++, at++) {
      const product = factor * b[at];
      values[j] += product;
      magnitudes[j] += Math.abs(product);
    }
  }
}

/**
 * Every element of C [m,n] against A·B, which is worked out anew each time: O(mkn), and no more than a row is kept.
 * Ends with the first row that has an element beyond its tolerance; `index` counts elements of C.
 * @param toleranceOf of an element, by its products' magnitudes
 */
export function checkProduct(
  c: Float32Array,
  factors: Factors,
  toleranceOf: (magnitude: number) => number,
): ErrorReport {
  const { m, n } = factors;
  const values = new Float64Array(n);
  const magnitudes = new Float64Array(n);
  let worst: ErrorReport = { ok: true, maxError: 0, tolerance: 0, index: -1 };
  for (let row = 0; row < m && worst.ok; row++) {
    productRow(factors, row, values, magnitudes);
    const expected = Float32Array.from(values);
    const found = checkElementwise(c.subarray(row * n, (row + 1) * n), expected, (at) => toleranceOf(magnitudes[at]));
    if (worst.index >= 0 && found.ok && found.maxError <= worst.maxError) continue;
    worst = { ...found, index: row * n + found.index };
  }
  return worst;
}
