/** One more token of each sequence: what a thread of JavaScript and the reference do. */
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
  /** The newest of a sequence, */
  readonly token: (row: number) => number;
  /** and where it stands: so many are before it. */
  readonly place: number;
  /** [b, layers, t, 2 width], as far as those go. */
  readonly cache: Floats;
}

/** Where the last of `tokens` [b, t] is the newest. */
export const newestOf =
  (tokens: ArrayLike<number>, { t }: Pick<LanguageParams, 't'>): From['token'] =>
  (row) =>
    tokens[row * t + t - 1];

interface To {
  /** [b, vocabulary] */
  readonly logits: Floats;
  /** The newest token's keys and values, of each layer of a sequence from a place of their own on. */
  readonly added: Floats;
  readonly addedAt: (row: number, layer: number) => number;
}

/** `added` [b, layers, 2 width]. */
export const addedApart =
  ({ layers, width }: Pick<LanguageParams, 'layers' | 'width'>): To['addedAt'] =>
  (row, layer) =>
    (row * layers + layer) * 2 * width;

/** `added` to a cache [b, layers, t, 2 width]. */
export const addedInPlace =
  ({ layers, t, width }: Pick<LanguageParams, 'layers' | 't' | 'width'>, place: number): To['addedAt'] =>
  (row, layer) =>
    ((row * layers + layer) * t + place) * 2 * width;

/** Of sequences of `range`. */
export function decodeRows(
  p: LanguageParams,
  { weights, work, token, place, cache }: From,
  { logits, added, addedAt }: To,
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
      seen: place,
    }),
    see(row: number, layer: number) {
      const from = qkv.first + row * qkv.columns + width;
      const to = addedAt(row, layer);
      for (let c = 0; c < 2 * width; c++) added[to + c] = work[from + c];
    },
  };
  readTokens(model, token, place, story, range, round);
  for (let row = range.begin; row < range.end; row++) {
    const from = sections.logits.first + row * vocabulary;
    for (let c = 0; c < vocabulary; c++) logits[row * vocabulary + c] = work[from + c];
  }
}
