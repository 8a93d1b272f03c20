/** What numbers of fewer bits than f32 has add to the error of a product: factors, and sums, that were rounded to them. */
import type { Rounding } from './contract.ts';

/** Below this an f16 has fewer bits, or is flushed to zero. */
export const SMALLEST_HALF = 2 ** -14;

/** Of a step of a sum in f16, at most: its product and what is added up so far may both be too small for one. */
export const FLUSHED_VARIANCE = 2 * SMALLEST_HALF ** 2;

/** Of the error of a factor that was rounded: even within `relative`, or all of one too small for an f16. */
export function inputVariance(value: number, relative: number): number {
  if (relative === 0) return 0;
  return Math.abs(value) < SMALLEST_HALF ? value * value : (relative * value) ** 2 / 3;
}

/** Roundings besides those of the additions: of each product, and of the result. */
const MORE_ROUNDINGS = 2;

/**
 * Variance of the error of k products that are added up in runs of `length`, each product and each addition of which is
 * rounded; without what is too small for a number of so few bits.
 *
 * As of `roundingVariance` (compare.ts) a rounding to nearest is off by u²s²/3 in the mean square, which makes
 * u²/3 · l(v/6 + t²/3) of a run of l products with sum t and sum of squares v. Over all k/l runs the v add up to V. The t²
 * add up to V(1 - l/k) + T²l/k where the terms come in a random order: a run's share of the sum, and what it is off it.
 *
 * @param sum T, of all products
 * @param squares V
 */
export function sumsVariance(
  { error, length }: NonNullable<Rounding['sums']>,
  k: number,
  sum: number,
  squares: number,
): number {
  const steps = Math.min(length, k);
  const sums = squares * (1 - steps / k) + (sum * sum * steps) / k;
  return (error ** 2 / 3) * ((steps / 6 + MORE_ROUNDINGS) * squares + (steps / 3) * sums);
}

/** Works a thing out for a rounding once, and again when another is asked for. @param exact for none */
export function lastKnown<T>(exact: T, make: (rounding: Rounding) => T): (rounding: Rounding | undefined) => T {
  let known: { readonly rounding: Rounding; readonly made: T } | null = null;
  return (rounding) => {
    if (!rounding) return exact;
    if (known?.rounding !== rounding) known = { rounding, made: make(rounding) };
    return known.made;
  };
}
