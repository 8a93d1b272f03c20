/**
 * The reference in float64, with bounds that run along. Where e bounds how far a computed z is from the true one:
 *
 *   e' = 2|z|e + e² + ε(2.5(|z| + e)² + |z'|)
 *
 * as of an iteration of Mandelbrot (mandelbrot/reference.ts says why). |2z| at a point of the orbit is by how much a step
 * pulls apart what lies near it; over many steps around the fixed point these factors come to its multiplier, which is
 * below 1, so the bound grows no faster than the number of steps. The sum is off by what its terms are and by the rounding
 * of each term and each addition. ε is twice the unit roundoff, because WGSL lets each operation round either way.
 */
import { checkElementwise, ROUNDING, SMALLEST_NORMAL } from '../../engine/compare.ts';
import type { Tensors, Verifier } from '../../engine/contract.ts';
import { samplePlaces } from '../../engine/sample.ts';
import { type PeakOrbitParams, ROW } from './definition.ts';

const EPSILON = ROUNDING;
/** Steps up to which every orbit is checked; beyond, as many orbits as this allows. */
const MOST_STEPS = 2e7;
/** What `generate` makes lies well within; anything larger may escape. */
const LARGEST = 1;

const PARTS = ['real part', 'imaginary part', 'sum'] as const;

export function verifier({ start, c }: Tensors, { rows, steps }: PeakOrbitParams): Verifier {
  const all = rows * ROW;
  const orbits = samplePlaces(all, Math.max(1, Math.floor(MOST_STEPS / steps)));
  const places = new Uint32Array(3 * orbits.length);
  const expected = new Float64Array(places.length);
  const tolerance = new Float64Array(places.length);
  orbits.forEach((orbit, n) => {
    const row = Math.floor(orbit / ROW);
    const from = row * 2 * ROW + (orbit % ROW);
    const end = follow(start[from], start[from + ROW], c[2 * row], c[2 * row + 1], steps);
    const values = [end.x, end.y, end.sum];
    for (let part = 0; part < 3; part++) {
      places[3 * n + part] = (3 * row + part) * ROW + (orbit % ROW);
      expected[3 * n + part] = values[part];
      tolerance[3 * n + part] = part < 2 ? end.error : end.sumError;
    }
  });
  const bounded = (data: Tensors[string]) => data.every((value) => Math.abs(value) <= LARGEST);
  const whole = orbits.length === all && bounded(start) && bounded(c);
  return {
    check: ({ end }) => {
      const actual = end.length === 3 * all ? Float64Array.from(places, (place) => end[place]) : [];
      const found = checkElementwise(actual, expected, (n) => tolerance[n]);
      const at = found.index < 0 ? null : placeName(places[found.index]);
      return { ok: found.ok, maxError: found.maxError, tolerance: found.tolerance, at, method: 'elementwise' };
    },
    ...(whole ? { reference: { end: inPlace(places, expected) } } : {}),
  };
}

function inPlace(places: Uint32Array, values: Float64Array): Float32Array<ArrayBuffer> {
  const end = new Float32Array(places.length);
  places.forEach((place, n) => {
    end[place] = values[n];
  });
  return end;
}

const placeName = (place: number) =>
  `row ${Math.floor(place / (3 * ROW))}, orbit ${place % ROW}, ${PARTS[Math.floor(place / ROW) % 3]}`;

/** Where an orbit is after `steps` steps, in float64, and how far from it an f32 kernel may be. */
export function follow(startX: number, startY: number, cx: number, cy: number, steps: number) {
  let x = startX;
  let y = startY;
  let sum = 0;
  let error = 0;
  let sumError = 0;
  let size = Math.sqrt(x * x + y * y);
  for (let n = 0; n < steps; n++) {
    const reach = Math.abs(x) + error;
    sum += x * x;
    sumError += (Math.abs(x) + reach) * error + EPSILON * (reach * reach + sum + sumError) + SMALLEST_NORMAL;
    const nextX = x * x - y * y + cx;
    y = 2 * x * y + cy;
    x = nextX;
    const next = Math.sqrt(x * x + y * y);
    const far = size + error;
    error = (2 * size + error) * error + EPSILON * (2.5 * far * far + next) + 4 * SMALLEST_NORMAL;
    size = next;
  }
  return { x, y, sum, error, sumError };
}
