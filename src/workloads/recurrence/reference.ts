/**
 * The reference. Rounding grows from step to step, and what it grows to depends on W; so each step is checked by itself,
 * in float64 from the state that the contender itself had before it.
 *
 * An element is tanh of a sum of 2d products. The sum is off by at most gamma(2d + 1)·Σ|factors| in f32, in any order
 * (N. J. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed., §3.1), and tanh, whose slope is 1 at most,
 * passes no more of it on. WGSL allows tanh an absolute error of 1e-5 ("Floating Point Accuracy"); the result is rounded.
 */
import { checkElementwise, gamma, SMALLEST_NORMAL, UNIT_ROUNDOFF } from '../../engine/compare.ts';
import type { Tensors, Verifier } from '../../engine/contract.ts';
import type { RecurrenceParams } from './definition.ts';
import { recur } from './kernels.ts';

const TANH_ERROR = 1e-5;

export function verifier(inputs: Tensors, p: RecurrenceParams): Verifier {
  const { t, d, b } = p;
  const bound = gamma(2 * d + 1);
  const heard = magnitudes(inputs.x, inputs.u, b * t, d);
  const reference = { h: new Float32Array(b * t * d) };
  recur({ ...inputs, ...reference }, p, 0, b);
  return {
    check: ({ h }) => {
      if (h.length !== reference.h.length) return { ...checkElementwise(h, reference.h, () => 0), ...PLACE };
      const expected = stepsFrom(inputs, h, p);
      const kept = magnitudes(h, inputs.w, b * t, d);
      const tolerance = (at: number) => {
        const before = Math.floor(at / d) % t > 0 ? kept[at - d] : 0;
        return bound * (heard[at] + before) + TANH_ERROR + UNIT_ROUNDOFF + 2 * d * SMALLEST_NORMAL;
      };
      const { index, ...report } = checkElementwise(h, expected, tolerance);
      return { ...report, at: index < 0 ? null : placeOf(index, p), method: 'elementwise' };
    },
    reference,
  };
}

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

/** Σ|vector|·|matrix|, of each row of vectors. */
function magnitudes(vectors: ArrayLike<number>, matrix: ArrayLike<number>, rows: number, d: number): Float64Array {
  const sums = new Float64Array(rows * d);
  for (let row = 0; row < rows; row++) {
    for (let from = 0; from < d; from++) {
      const factor = Math.abs(vectors[row * d + from]);
      for (let to = 0; to < d; to++) sums[row * d + to] += factor * Math.abs(matrix[from * d + to]);
    }
  }
  return sums;
}
