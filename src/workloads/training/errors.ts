/** How far sums of an f32 kernel may be from those in float64. */
import { gamma, UNIT_ROUNDOFF } from '../../engine/compare.ts';

/** `values[at]` is off by `errors[at]` at most. */
export interface Uncertain {
  readonly values: Float64Array;
  readonly errors: Float64Array;
}

export const uncertain = (length: number): Uncertain => ({
  values: new Float64Array(length),
  errors: new Float64Array(length),
});

const LIKELY = 8;

/**
 * A sum of n products in f32 is off by c·Σ|terms|, in any order, with or without fused multiply-add: c is gamma(n + 1) at
 * worst; as roundings are as good as independent of each other it is 8·√(n + 1)·u but once in 10^13 (N. J. Higham and
 * T. Mary, "A New Approach to Probabilistic Rounding Error Analysis", SIAM J. Sci. Comput. 41, 2019, theorem 2.4 with
 * lambda = 8). The smaller one counts.
 */
export const sumError = (products: number): number =>
  Math.min(gamma(products + 1), LIKELY * Math.sqrt(products + 1) * UNIT_ROUNDOFF);
