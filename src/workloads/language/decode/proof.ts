/**
 * The proof of one more token: what follows, and its keys and values, in float64 from the cache that was given, and how far
 * f32 may be off, found by letting roundings loose (gradient.ts). Where the cache is that of the tokens, roundings on the
 * way to it are let loose too: whoever reads all tokens anew has them. What is drawn is held to a contender's own logits,
 * which are proved: it lies where the number that it was drawn with falls among their shares.
 *
 * A token is a product of each weight and a sequence: all of it is proved, whatever the shape.
 */
import { UNIT_ROUNDOFF } from '../../../engine/compare.ts';
import type { Tensors, Verdict, Verifier } from '../../../engine/contract.ts';
import { MOST_PROBES, roundAtRandom } from '../gradient.ts';
import type { Floats, LanguageParams } from '../layout.ts';
import type { Round } from '../operations/rounding.ts';
import { expectedOf, verdictOf } from '../prompt-proof.ts';
import { drawFrom, leastKept, probabilitiesOf, type Sampling } from '../sampling.ts';
import { tokenSections } from '../token.ts';
import { cacheIsRead, readInto } from './cache.ts';
import { unpack } from './packing.ts';
import { addedApart, decodeRows, newestOf, samplingOf } from './step.ts';

/** Products of weights and tokens for each time that roundings are let loose. */
const FURTHER = 2 ** 21;

/** A token of each sequence, as it should be read. */
interface Asked {
  /** f32, whatever they lie as. */
  readonly weights: Floats;
  readonly token: (row: number) => number;
  /** Where it stands: so many are before it. */
  readonly place: number;
  readonly caches: {
    readonly exact: Floats;
    /** As roundings on the way to it leave it. */
    rounded(round: Round): Floats;
  };
  /** Of weights and tokens, each time that roundings are let loose. */
  readonly probeProducts: number;
  readonly dice: ArrayLike<number>;
  readonly sampling: Sampling;
}

/** What is to be held against `logits`, and `added` [b, layers, 2 width]; and what comes of it in f32. */
export function expectedToken(
  p: LanguageParams,
  { weights, token, place, caches, probeProducts, dice, sampling }: Asked,
): { check(outputs: Tensors): Verdict; readonly reference: Tensors } {
  const work = new Float64Array(tokenSections(p, p.b).length);
  const pass = (cache: Floats, round: Round) => {
    const logits = new Float64Array(p.b * p.vocabulary);
    const added = new Float64Array(p.b * p.layers * 2 * p.width);
    const to = { logits, added, addedAt: addedApart(p) };
    decodeRows(p, { weights, work, token, place, cache }, to, { begin: 0, end: p.b }, round);
    return { logits, added };
  };
  const exact = pass(caches.exact, null);
  const probes = Math.max(1, Math.min(MOST_PROBES, Math.floor(FURTHER / probeProducts)));
  const rounded = Array.from({ length: probes }, (_, probe) => {
    const round = roundAtRandom(probe);
    return pass(caches.rounded(round), round);
  });
  const expected = (name: keyof typeof exact, columns: number) =>
    expectedOf(
      exact[name],
      rounded.map((one) => one[name]),
      columns,
    );
  const logits = expected('logits', p.vocabulary);
  const added = expected('added', 2 * p.width);
  const chosen = Uint32Array.from({ length: p.b }, (_, row) =>
    drawFrom(probabilitiesOf(rowOf(exact.logits, row, p), sampling), dice[row]),
  );
  return {
    check(outputs) {
      const verdicts = [verdictOf('logits', outputs, logits), verdictOf('added', outputs, added)];
      return verdicts.find(({ ok }) => !ok) ?? verdicts[0];
    },
    reference: { logits: Float32Array.from(exact.logits), added: Float32Array.from(exact.added), chosen },
  };
}

export function decodeVerifier(inputs: Tensors, p: LanguageParams): Verifier {
  const weights = unpack(inputs, p);
  const cache = inputs.cache as Float32Array;
  const read = cacheIsRead(p);
  const sampling = samplingOf(p);
  const { check, reference } = expectedToken(p, {
    weights,
    token: newestOf(inputs.tokens, p),
    place: p.t - 1,
    caches: {
      exact: cache,
      rounded: (round) => (read ? readInto(new Float64Array(cache.length), p, inputs.tokens, weights, round) : cache),
    },
    probeProducts: weights.length * p.b * (read ? p.t : 1),
    dice: inputs.dice,
    sampling,
  });
  return {
    check(outputs) {
      const verdict = check(outputs);
      const draws = verdictOfDraws(outputs, inputs.dice, sampling, p);
      return verdict.ok && !draws.ok ? draws : verdict;
    },
    reference,
  };
}

const rowOf = <T extends Floats>(logits: T, row: number, { vocabulary }: LanguageParams): T =>
  logits.subarray(row * vocabulary, (row + 1) * vocabulary) as T;

/** Of shares that f32 added up: each power by exponentials of some ulp, sums in pieces of any length. */
const drawTolerance = ({ vocabulary }: LanguageParams): number => UNIT_ROUNDOFF * (vocabulary + 200);

/** `maxError` is how far, in shares of 1, a number fell beside what was drawn by it. */
export function verdictOfDraws(
  outputs: Tensors,
  dice: ArrayLike<number>,
  sampling: Sampling,
  p: LanguageParams,
): Verdict {
  const tolerance = drawTolerance(p);
  let [worst, at] = [0, 0];
  for (let row = 0; row < p.b; row++) {
    const own = rowOf(outputs.logits as Float32Array, row, p);
    const error = missOf(probabilitiesOf(own, sampling), own, outputs.chosen[row], dice[row], sampling.topK);
    if (error > worst) [worst, at] = [error, row];
  }
  return { ok: worst <= tolerance, maxError: worst, tolerance, at: `chosen, row ${at}`, method: 'elementwise' };
}

function missOf(
  shares: Float64Array,
  logits: Float32Array,
  chosen: number,
  uniform: number,
  topK: number | null,
): number {
  if (!(chosen < shares.length) || logits[chosen] < leastKept(logits, topK)) return Infinity;
  // All on the largest: any of those as large is right.
  if (shares.includes(1)) return logits[chosen] >= leastKept(logits, 1) ? 0 : Infinity;
  let before = 0;
  for (let token = 0; token < chosen; token++) before += shares[token];
  return Math.max(before - uniform, uniform - (before + shares[chosen]), 0);
}
