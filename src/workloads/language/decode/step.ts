/** One more token of each sequence: what a thread of JavaScript and the reference do. */
import type { Tensors } from '../../../engine/contract.ts';
import { type Floats, type LanguageParams, parametersOf } from '../layout.ts';
import type { Range } from '../operations/projection.ts';
import type { Round } from '../operations/rounding.ts';
import type { Sampling } from '../sampling.ts';
import { readTokens, tokenSections } from '../token.ts';

/** Of the sampling of that name. */
const TEMPERATURE = 0.8;
const TOP_K = 40;

export const samplingOf = ({ sampling }: LanguageParams): Sampling => ({
  temperature: sampling === 'greedy' ? 0 : TEMPERATURE,
  topK: sampling === 'top-k' ? TOP_K : null,
});

interface From {
  /** f32, whatever they lie as. */
  readonly weights: Floats;
  readonly work: Floats;
  readonly tokens: Tensors[string];
  readonly cache: Floats;
}

/** Of sequences of `range`, `logits` [b, vocabulary] and `added` [b, layers, 2 width]. */
export function decodeRows(
  p: LanguageParams,
  { weights, work, tokens, cache }: From,
  { logits, added }: { readonly logits: Floats; readonly added: Floats },
  range: Range,
  round: Round,
): void {
  const { t, layers, width, vocabulary } = p;
  const sections = tokenSections(p, p.b);
  const model = { shape: p, parameters: parametersOf(p), sections, weights, work };
  const { qkv } = sections;
  const story = {
    past: (row: number, layer: number) => ({
      data: cache,
      first: (row * layers + layer) * t * 2 * width,
      seen: t - 1,
    }),
    see(row: number, layer: number) {
      const from = qkv.first + row * qkv.columns + width;
      const to = (row * layers + layer) * 2 * width;
      for (let c = 0; c < 2 * width; c++) added[to + c] = work[from + c];
    },
  };
  readTokens(model, (row) => tokens[row * t + t - 1], t - 1, story, range, round);
  for (let row = range.begin; row < range.end; row++) {
    const from = sections.logits.first + row * vocabulary;
    for (let c = 0; c < vocabulary; c++) logits[row * vocabulary + c] = work[from + c];
  }
}
