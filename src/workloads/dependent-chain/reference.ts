/** The reference. Integers leave no room: every bit has to be right. */
import { checkElementwise } from '../../engine/compare.ts';
import type { Tensors, Verifier } from '../../engine/contract.ts';
import { samplePlaces } from '../../engine/sample.ts';
import type { DependentChainParams } from './definition.ts';
import { follow } from './kernels.ts';

/** Steps up to which every chain is checked; beyond, as many chains as this allows. */
const MOST_STEPS = 0.15e9;

export function verifier({ start }: Tensors, { chains, steps }: DependentChainParams): Verifier {
  const places = samplePlaces(chains, Math.max(1, Math.floor(MOST_STEPS / steps)));
  const expected = Uint32Array.from(places, (place) => follow(start[place], steps));
  return {
    check: ({ end }) => {
      const actual = end.length === chains ? places.map((place) => end[place]) : end.slice(0, 0);
      const { ok, maxError, tolerance, index } = checkElementwise(actual, expected, () => 0);
      return { ok, maxError, tolerance, at: index < 0 ? null : `chain ${places[index]}`, method: 'elementwise' };
    },
    ...(places.length === chains ? { reference: { end: expected } } : {}),
  };
}
