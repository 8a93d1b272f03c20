/** The reference. Integers leave no room: every bit has to be right. */
import { checkElementwise } from '../../engine/compare.ts';
import type { Tensors, Verifier } from '../../engine/contract.ts';
import type { DivergenceParams } from './definition.ts';
import { walk } from './kernels.ts';

/** Steps up to which every element is checked; beyond, as many elements as this allows, spread evenly. */
const MOST_STEPS = 0.15e9;

export function verifier({ start, branch }: Tensors, { n, steps }: DivergenceParams): Verifier {
  const checked = Math.min(n, Math.floor(MOST_STEPS / steps));
  const places = Uint32Array.from({ length: checked }, (_, i) => Math.floor((i * n) / checked));
  // The last element is where kernels go wrong most often.
  places[checked - 1] = n - 1;
  const expected = Uint32Array.from(places, (place) => walk(start[place], branch[place], steps));
  return {
    check: ({ end }) => {
      const actual = end.length === n ? places.map((place) => end[place]) : end.slice(0, 0);
      const { ok, maxError, tolerance, index } = checkElementwise(actual, expected, () => 0);
      return { ok, maxError, tolerance, at: index < 0 ? null : `element ${places[index]}`, method: 'elementwise' };
    },
    ...(checked === n ? { reference: { end: expected } } : {}),
  };
}
