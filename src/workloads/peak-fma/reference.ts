/**
 * The reference, with a bound that runs along. Where e bounds how far a computed x is from the true one, the next is off
 * by at most (2|x| + e)·e, and by the rounding of the product and of the sum: 2u of each, because WGSL lets a result be
 * rounded either way (a fused operation rounds once, which is less). What is too small for a normal f32 may be flushed
 * to zero. Source: N. J. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed., §3.3, running error analysis.
 *
 * The coefficients keep |2x| · |2x'| of two neighbouring steps at about 1 and below, so the bound grows no faster than
 * the number of steps: up to 4096 of them. Many more, and the square of the bound would make it useless.
 */
import { checkElementwise, ROUNDING, SMALLEST_NORMAL } from '../../engine/compare.ts';
import type { Tensors, Verifier } from '../../engine/contract.ts';
import { samplePlaces } from '../../engine/sample.ts';
import { type PeakFmaParams, ROW } from './definition.ts';

/** Steps up to which every number is checked; beyond, as many numbers as this allows. */
const MOST_STEPS = 4e7;
/** What `generate` makes lies well within; for anything larger the recurrence need not stay bounded. */
const LARGEST = 2;

export function verifier({ start, coefficient }: Tensors, { rows, steps }: PeakFmaParams): Verifier {
  const all = rows * ROW;
  const places = samplePlaces(all, Math.max(1, Math.floor(MOST_STEPS / steps)));
  const expected = new Float64Array(places.length);
  const tolerance = new Float64Array(places.length);
  places.forEach((place, n) => {
    [expected[n], tolerance[n]] = follow(start[place], coefficient[Math.floor(place / ROW)], steps);
  });
  const bounded = (data: Tensors[string]) => data.every((value) => Math.abs(value) <= LARGEST);
  const whole = places.length === all && bounded(start) && bounded(coefficient);
  return {
    check: ({ end }) => {
      const actual = end.length === all ? Float64Array.from(places, (place) => end[place]) : [];
      const found = checkElementwise(actual, expected, (n) => tolerance[n]);
      const at = found.index < 0 ? null : placeName(places[found.index]);
      return { ok: found.ok, maxError: found.maxError, tolerance: found.tolerance, at, method: 'elementwise' };
    },
    ...(whole ? { reference: { end: Float32Array.from(expected) } } : {}),
  };
}

const placeName = (place: number) => `row ${Math.floor(place / ROW)}, column ${place % ROW}`;

/** Where a number is after `steps` steps, in float64, and how far from it an f32 kernel may be. */
export function follow(start: number, c: number, steps: number): readonly [end: number, tolerance: number] {
  let x = start;
  let error = 0;
  for (let n = 0; n < steps; n++) {
    const magnitude = Math.abs(x) + error;
    error *= magnitude + Math.abs(x);
    x = x * x + c;
    error += ROUNDING * (magnitude * magnitude + Math.abs(x) + error) + SMALLEST_NORMAL;
  }
  return [x, error];
}
