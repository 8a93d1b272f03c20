/**
 * The reference. Rounding grows from step to step, and what it grows to depends on W; so each step is checked by itself,
 * in float64 from the state that the contender itself had before it.
 *
 * An element is tanh of a sum of 2d products. The sum is off by at most gamma(2d + 1)·Σ|factors| in f32, in any order
 * (N. J. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed., §3.1), and tanh, whose slope is 1 at most,
 * passes no more of it on. WGSL allows tanh an absolute error of 1e-5 ("Floating Point Accuracy"); the result is rounded.
 * That worst case grows with d; so the root mean square of the errors is bound as well, by what roundings that do not all
 * point the same way give (`roundingVariance`), or weights of 16 bits would pass.
 */
import {
  checkElementwise,
  checkRms,
  gamma,
  LARGEST,
  RMS_FACTOR,
  ROUNDING,
  roundingVariance,
  SMALLEST_NORMAL,
} from '../../engine/compare.ts';
import type { Tensors, Verifier } from '../../engine/contract.ts';
import type { RecurrenceParams } from './definition.ts';
import { recur } from './kernels.ts';

const TANH_ERROR = 1e-5;

export function verifier(inputs: Tensors, p: RecurrenceParams): Verifier {
  const { t, d, b } = p;
  const bound = gamma(2 * d + 1);
  const heard = termsOf(inputs.x, inputs.u, b * t, d);
  // |h| is 1 at most. Where sums could leave f32, nobody can say what comes of them.
  const kept = termsOf(new Float32Array(d).fill(1), inputs.w, 1, d).magnitudes;
  const defined = heard.magnitudes.every((heardHere, at) => heardHere + kept[at % d] <= LARGEST);
  const reference = { h: new Float32Array(b * t * d) };
  recur({ ...inputs, ...reference }, p, 0, b);
  return {
    check: ({ h }) => {
      if (!defined || h.length !== reference.h.length) return { ok: false, maxError: Infinity, tolerance: 0, ...PLACE };
      const expected = stepsFrom(inputs, h, p);
      const before = termsOf(h, inputs.w, b * t, d);
      const tolerance = (at: number) => {
        const remembered = Math.floor(at / d) % t > 0 ? before.magnitudes[at - d] : 0;
        return bound * (heard.magnitudes[at] + remembered) + TANH_ERROR + ROUNDING + 2 * d * SMALLEST_NORMAL;
      };
      const { index, ...report } = checkElementwise(h, expected, tolerance);
      const verdict = { ...report, at: index < 0 ? null : placeOf(index, p), method: 'elementwise' } as const;
      if (!report.ok) return verdict;
      const spread = TANH_ERROR + RMS_FACTOR * Math.sqrt(roundingVariance(2 * d, 0, heard.square + before.square));
      const mean = checkRms(h, expected, spread);
      return mean.ok ? verdict : { ...verdict, ok: false, maxError: mean.maxError, tolerance: spread, at: SPREAD };
    },
    reference,
  };
}

const SPREAD = 'the root mean square of all states';
const PLACE = { at: null, method: 'elementwise' } as const;

const placeOf = (index: number, { t, d }: RecurrenceParams): string =>
  `sequence ${Math.floor(index / (t * d))}, step ${Math.floor(index / d) % t}, element ${index % d}`;

/** Every state in float64, each from the one before it in `h`. */
function stepsFrom({ x, w, u }: Tensors, h: ArrayLike<number>, { t, d, b }: RecurrenceParams): Float64Array {
  const states = new Float64Array(b * t * d);
  for (let row = 0; row < b * t; row++) {
    const sums = states.subarray(row * d, (row + 1) * d);
    for (let from = 0; from < d; from++) {
      const input = x[row * d + from];
      const before = row % t > 0 ? h[(row - 1) * d + from] : 0;
      const weights = from * d;
      for (let to = 0; to < d; to++) sums[to] += input * u[weights + to] + before * w[weights + to];
    }
    for (let to = 0; to < d; to++) sums[to] = Math.tanh(sums[to]);
  }
  return states;
}

/** Of the products that are summed: their magnitudes for each element, and their squares for an average one. */
function termsOf(vectors: ArrayLike<number>, matrix: ArrayLike<number>, rows: number, d: number) {
  const magnitudes = new Float64Array(rows * d);
  let square = 0;
  for (let row = 0; row < rows; row++) {
    for (let from = 0; from < d; from++) {
      const factor = Math.abs(vectors[row * d + from]);
      for (let to = 0; to < d; to++) {
        const magnitude = factor * Math.abs(matrix[from * d + to]);
        magnitudes[row * d + to] += magnitude;
        square += magnitude * magnitude;
      }
    }
  }
  return { magnitudes, square: square / (rows * d) };
}
