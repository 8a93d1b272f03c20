/**
 * The reference in float64 and how far a result may be from it. The sum is defined for numbers from -1 to 1, as fixed
 * point needs a bound: where one is larger nothing is accepted.
 *
 * Every variant adds in blocks and trees, so that no number goes through more than MOST_ADDITIONS. The worst case is then
 * gamma of that times the sum of all magnitudes. It grows like n, what rounding does like √n (see `summationVariance`), and
 * what a number that was forgotten does not grow at all: at millions the worst case alone would accept zero.
 *
 * Fixed point takes each number with an error of its own, `rounding.inputs` (of 1): n times that are allowed beside it.
 */
import { checkElementwise, gamma, SMALLEST_NORMAL, summationVariance } from '../../engine/compare.ts';
import type { Rounding, Tensors, Verifier } from '../../engine/contract.ts';
import type { ReductionParams } from './definition.ts';

/** At 2^26 a thread of a software adapter takes 256 turns, and some twenty additions follow; all others have fewer. */
const MOST_ADDITIONS = 288;
/** To f32 at the end, or from the two words of fixed point. */
const CONVERSIONS = 4;
/** Standard deviations: eight never happen; as much again for numbers less random than ours. */
const DEVIATIONS = 16;

const EXACT: Rounding = { inputs: 0 };

export function verifier({ x }: Tensors, { n }: ReductionParams): Verifier {
  let total = 0;
  let magnitudes = 0;
  let squares = 0;
  let largest = 0;
  for (let i = 0; i < n; i++) {
    const value = x[i];
    total += value;
    magnitudes += Math.abs(value);
    squares += value * value;
    largest = Math.max(largest, Math.abs(value));
  }
  const depth = Math.min(n - 1, MOST_ADDITIONS) + CONVERSIONS;
  const likely = DEVIATIONS * Math.sqrt(summationVariance(depth, total, squares));
  const rounding = Math.min(gamma(depth) * magnitudes, likely) + n * SMALLEST_NORMAL;
  const reference = { sum: Float32Array.of(total) };
  return {
    check: ({ sum }, { inputs } = EXACT) => {
      const allowed = largest <= 1 ? rounding + n * inputs : Number.NaN;
      const { ok, maxError, tolerance, index } = checkElementwise(sum, [total], () => allowed);
      return { ok, maxError, tolerance, at: index < 0 ? null : 'sum', method: 'elementwise' };
    },
    reference,
  };
}
