/** Writing on and on in JavaScript: a sequence at a time; then what was drawn becomes the next that is read. */
import type { Stage, Tensors } from '../../../engine/contract.ts';
import { addedInPlace, decodeRows } from '../decode/step.ts';
import type { Floats, LanguageParams } from '../layout.ts';
import { drawFrom, probabilitiesOf } from '../sampling.ts';
import { samplingIn } from './definition.ts';

export const WRITTEN = 'written';
export const FED = 'fed';

export const writeStages = (p: LanguageParams): readonly Stage[] => [
  { entry: WRITTEN, rows: p.b, grain: 1 },
  { entry: FED, rows: 1, grain: 1 },
];

/** One more token of sequences [begin, end). */
export function writeTokens(io: Tensors, p: LanguageParams, begin: number, end: number): void {
  const [weights, work, cache, logits] = [io.weights, io.work, io.cache, io.logits] as Floats[];
  const [place] = io.place;
  const token = (row: number) => io.text[row * (p.t + 1) + place];
  const to = { logits, added: cache, addedAt: addedInPlace(p, place) };
  decodeRows(p, { weights, work, token, place, cache }, to, { begin, end }, null);
  const sampling = samplingIn(io.sampling);
  for (let row = begin; row < end; row++) {
    const own = logits.subarray(row * p.vocabulary, (row + 1) * p.vocabulary);
    io.chosen[row] = drawFrom(probabilitiesOf(own, sampling), io.dice[row * p.t + place]);
  }
}

export function feedTokens({ chosen, begun, text, place }: Tensors, { b, t }: LanguageParams): void {
  const next = place[0] + 1;
  if (next >= begun[0]) for (let row = 0; row < b; row++) text[row * (t + 1) + next] = chosen[row];
  place[0] = next % t;
}
