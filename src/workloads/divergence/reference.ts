/** The reference. Integers leave no room: every bit has to be right. */
import { checkElementwise } from '../../engine/compare.ts';
import type { Tensors, Verifier } from '../../engine/contract.ts';
import { samplePlaces } from '../../engine/sample.ts';
import type { DivergenceParams } from './definition.ts';
import { walk } from './kernels.ts';

/** Steps up to which every element is checked; beyond, as many elements as this allows. */
const MOST_STEPS = 0.15e9;

export function verifier({ start, branch }: Tensors, { n, steps }: DivergenceParams): Verifier {
  const places = samplePlaces(n, Math.max(1, Math.floor(MOST_STEPS / steps)));
  const expected = Uint32Array.from(places, (place) => walk(start[place], branch[place], steps));
  return {
    check: ({ end }) => {
      const actual = end.length === n ? places.map((place) => end[place]) : end.slice(0, 0);
      const { ok, maxError, tolerance, index } = checkElementwise(actual, expected, () => 0);
      return { ok, maxError, tolerance, at: index < 0 ? null : `element ${places[index]}`, method: 'elementwise' };
    },
    ...(places.length === n ? { reference: { end: expected } } : {}),
  };
}
