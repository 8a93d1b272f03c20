/**
 * The reference in float64, and how far a result may be from it in any order of putting steps together.
 *
 * A state is the sum of z_s·v_s, each times 1 − z of every step after s. A scan multiplies these factors in an order of
 * its own: a term with n of them is off by at most 2n + 2 roundings (each factor is a rounded difference, and is
 * multiplied once), and every sum on its way adds one, at most one for each step of its chunk and for each chunk, and one
 * for each factor. With r what an operation may be off by, M = Σ|terms| and D = Σ n·|terms|, both recurrences themselves, the error is
 * at most r·(3D + (CHUNK + 5)·M) to first order, the rounding of the reference itself among them (N. J. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed.,
 * §3.1); what is smaller than the smallest normal number may be lost at each step.
 */
import { checkElementwise, LARGEST, ROUNDING, SMALLEST_NORMAL } from '../../engine/compare.ts';
import type { Tensors, Verifier } from '../../engine/contract.ts';
import { CHUNK, type LinearRecurrenceParams } from './definition.ts';

/** Beside the first order. */
const MARGIN = 1.01;

export function verifier({ z, v }: Tensors, { t, c }: LinearRecurrenceParams): Verifier {
  const states = new Float64Array(t * c);
  const tolerances = new Float64Array(t * c);
  // Where sums could leave f32, nobody can say what comes of them.
  let largest = 0;
  for (let channel = 0; channel < c; channel++) {
    let [state, magnitude, factors, lost] = [0, 0, 0, 0];
    for (let at = channel; at < t * c; at += c) {
      const keep = 1 - z[at];
      state = keep * state + z[at] * v[at];
      factors = Math.abs(keep) * (factors + magnitude);
      magnitude = Math.abs(keep) * magnitude + Math.abs(z[at] * v[at]);
      lost = Math.abs(keep) * lost + 4 * SMALLEST_NORMAL;
      states[at] = state;
      largest = Math.max(largest, magnitude, Math.abs(keep), Math.abs(z[at]));
      tolerances[at] = MARGIN * ROUNDING * (3 * factors + (CHUNK + 5) * magnitude) + lost;
    }
  }
  const reference = Float32Array.from(states);
  return {
    check: ({ h }) => {
      const { index, ...report } = checkElementwise(h, reference, (at) =>
        largest <= LARGEST ? tolerances[at] : Number.NaN,
      );
      const at = index < 0 ? null : `step ${Math.floor(index / c)}, channel ${index % c}`;
      return { ...report, at, method: 'elementwise' };
    },
    reference: { h: reference },
  };
}
