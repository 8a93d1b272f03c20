/** The reference. Integers leave no room: every bit has to be right. */
import { checkElementwise } from '../../engine/compare.ts';
import type { Tensors, Verifier } from '../../engine/contract.ts';
import { samplePlaces } from '../../engine/sample.ts';
import { GROUP, type ParallelSlotsParams } from './definition.ts';
import { work } from './kernels.ts';

/** Steps up to which every invocation is checked; beyond, as many invocations as this allows. */
const MOST_STEPS = 0.15e9;

export function verifier({ start }: Tensors, { groups, steps }: ParallelSlotsParams): Verifier {
  const all = groups * GROUP;
  const places = samplePlaces(all, Math.max(1, Math.floor(MOST_STEPS / steps)));
  const expected = Uint32Array.from(places, (place) => work(start[place], steps));
  return {
    check: ({ end }) => {
      const actual = end.length === all ? places.map((place) => end[place]) : end.slice(0, 0);
      const { ok, maxError, tolerance, index } = checkElementwise(actual, expected, () => 0);
      const at = index < 0 ? null : name(places[index]);
      return { ok, maxError, tolerance, at, method: 'elementwise' };
    },
    ...(places.length === all ? { reference: { end: expected } } : {}),
  };
}

const name = (place: number) => `workgroup ${Math.floor(place / GROUP)}, invocation ${place % GROUP}`;
