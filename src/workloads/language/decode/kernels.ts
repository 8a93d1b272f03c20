/** In JavaScript: a sequence at a time. */
import type { Reason, Stage, TensorSpecs, Tensors } from '../../../engine/contract.ts';
import type { Floats, LanguageParams } from '../layout.ts';
import { drawFrom, probabilitiesOf } from '../sampling.ts';
import { PACKED_IN_JS } from '../texts.ts';
import { tokenSections } from '../token.ts';
import { addedApart, decodeRows, newestOf, samplingOf } from './step.ts';

export const tokenScratch = (p: LanguageParams): TensorSpecs => ({
  work: { dtype: 'f32', shape: [tokenSections(p, p.b).length] },
});

export const TOKENS = 'tokens';

export const tokenStages = (p: LanguageParams): readonly Stage[] => [{ entry: TOKENS, rows: p.b, grain: 1 }];

export const packedInJs = ({ bits }: LanguageParams): Reason | null =>
  bits === '32' ? null : { code: 'packed-weights', text: PACKED_IN_JS };

export function decodeTokens(io: Tensors, p: LanguageParams, begin: number, end: number): void {
  const [weights, work, cache] = [io.weights as Floats, io.work as Floats, io.cache as Floats];
  const [logits, added] = [io.logits as Floats, io.added as Floats];
  const from = { weights, work, token: newestOf(io.tokens, p), place: p.t - 1, cache };
  decodeRows(p, from, { logits, added, addedAt: addedApart(p) }, { begin, end }, null);
  for (let row = begin; row < end; row++) {
    const own = logits.subarray(row * p.vocabulary, (row + 1) * p.vocabulary);
    io.chosen[row] = drawFrom(probabilitiesOf(own, samplingOf(p)), io.dice[row]);
  }
}
