/**
 * The proof of one token of a text that is written on and on, from the state that the contender itself had before it: what
 * follows, and what the cache gains, as of one more token (decode/proof.ts); all else of the state to the bit.
 */
import type { TensorData, Tensors, Verdict, Verifier } from '../../../engine/contract.ts';
import { unpack } from '../decode/packing.ts';
import { expectedToken, verdictOfDraws } from '../decode/proof.ts';
import { addedApart, addedInPlace } from '../decode/step.ts';
import type { LanguageParams } from '../layout.ts';
import { samplingIn } from './definition.ts';
import { feedTokens } from './kernels.ts';

export function writeVerifier(inputs: Tensors, p: LanguageParams): Verifier {
  const weights = unpack(inputs, p);
  const sampling = samplingIn(inputs.sampling);
  const diceAt = (place: number) => Float32Array.from({ length: p.b }, (_, row) => inputs.dice[row * p.t + place]);
  const tokenOf = ({ text, place, cache }: Tensors) =>
    expectedToken(p, {
      weights,
      token: (row) => text[row * (p.t + 1) + place[0]],
      place: place[0],
      caches: { exact: cache as Float32Array, rounded: () => cache as Float32Array },
      probeProducts: weights.length * p.b,
      dice: diceAt(place[0]),
      sampling,
    });
  return {
    step(before, after) {
      const [place] = before.place;
      const { check } = tokenOf(before);
      const added = newestOf(after.cache, p, place);
      const verdict = check({ ...after, added });
      if (!verdict.ok) return verdict;
      const draws = verdictOfDraws(after, diceAt(place), sampling, p);
      if (!draws.ok) return draws;
      return unlike(stateAfter(before, after, inputs, p), after) ?? verdict;
    },
    check: () => {
      throw new Error('A text that is written on is proved step by step.');
    },
    get reference() {
      const { reference } = tokenOf(inputs);
      return { ...reference, ...stateAfter(inputs, reference, inputs, p) };
    },
  };
}

/** What the cache holds of the token at `place`, [b, layers, 2 width]. */
function newestOf(cache: TensorData, p: LanguageParams, place: number): Float32Array {
  const added = new Float32Array(p.b * p.layers * 2 * p.width);
  move(cache, added, p, addedInPlace(p, place), addedApart(p));
  return added;
}

function move(
  from: TensorData,
  to: TensorData,
  { b, layers, width }: LanguageParams,
  source: ReturnType<typeof addedApart>,
  target: ReturnType<typeof addedApart>,
): void {
  for (let row = 0; row < b; row++) {
    for (let layer = 0; layer < layers; layer++) {
      const at = source(row, layer);
      to.set(from.subarray(at, at + 2 * width), target(row, layer));
    }
  }
}

/** Text, place and cache, with what a contender drew and what it added itself. */
function stateAfter(
  before: Tensors,
  { chosen, added, cache }: Tensors,
  { begun }: Tensors,
  p: LanguageParams,
): Tensors {
  const [place] = before.place;
  const after = { text: before.text.slice(), place: before.place.slice(), cache: before.cache.slice() };
  const own = added ?? newestOf(cache, p, place);
  move(own, after.cache, p, addedApart(p), addedInPlace(p, place));
  feedTokens({ ...after, chosen, begun }, p);
  return after;
}

/** The first place at which it is not to the bit what it should be; null where there is none. */
function unlike(expected: Tensors, after: Tensors): Verdict | null {
  for (const [name, values] of Object.entries(expected)) {
    const at = values.findIndex((value, index) => !Object.is(value, after[name][index]));
    if (at < 0) continue;
    return { ok: false, maxError: Infinity, tolerance: 0, at: `${name}, number ${at}`, method: 'elementwise' };
  }
  return null;
}
