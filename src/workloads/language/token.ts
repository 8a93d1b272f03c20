/** One more token of each of some sequences, through all layers, by the keys and values of those before it. */
import {
  type Floats,
  type LanguageParams,
  type Parameters,
  type Sizes,
  STATS,
  scoresPitch,
  type Table,
} from './layout.ts';
import { attendPast, type Past } from './operations/attention-past.ts';
import { activate } from './operations/gelu.ts';
import { normalize } from './operations/norm.ts';
import { project, projectBack, type Range } from './operations/projection.ts';
import { type Round, relative } from './operations/rounding.ts';

type Shape = Sizes & Pick<LanguageParams, 'heads'>;

/** What one layer after the other computes of a token; sections [sequences, columns]. */
export interface TokenSections {
  readonly stream: Table;
  readonly stats: Table;
  readonly normed: Table;
  readonly qkv: Table;
  /** [heads, pitch], the token's own as the last of those seen. */
  readonly shares: Table;
  readonly mixed: Table;
  readonly wide: Table;
  readonly logits: Table;
  readonly length: number;
}

export function tokenSections(shape: Shape, sequences: number): TokenSections {
  const { width: d, heads, vocabulary } = shape;
  let length = 0;
  const section = (columns: number): Table => {
    const first = length;
    length += sequences * columns;
    return { first, columns };
  };
  const sections = {
    stream: section(d),
    stats: section(STATS),
    normed: section(d),
    qkv: section(3 * d),
    shares: section(heads * scoresPitch(shape)),
    mixed: section(d),
    wide: section(4 * d),
    logits: section(vocabulary),
  };
  return { ...sections, length };
}

interface TokenModel {
  readonly shape: Shape;
  readonly parameters: Parameters;
  readonly sections: TokenSections;
  readonly weights: Floats;
  readonly work: Floats;
}

/** What is known of the tokens before, and who looks at a layer: its `qkv` and `shares` are overwritten by the next. */
interface Story {
  past(row: number, layer: number): Past;
  see(row: number, layer: number): void;
}

/**
 * Of the sequences of `range`, from their newest tokens to the logits of what follows.
 * @param token of a sequence
 * @param place how many tokens there are before it
 */
export function readTokens(
  model: TokenModel,
  token: (row: number) => number,
  place: number,
  story: Story,
  range: Range,
  round: Round,
): void {
  const { shape, parameters, sections, weights, work } = model;
  const { embedding, positions, blocks, norm } = parameters;
  const { stream, stats, normed, qkv, mixed, wide, logits } = sections;
  const { width: d } = shape;
  for (let row = range.begin; row < range.end; row++) {
    const [from, position] = [embedding.first + token(row) * d, positions.first + place * d];
    for (let c = 0; c < d; c++) {
      const value = weights[from + c] + weights[position + c];
      work[stream.first + row * d + c] = round ? round(value, relative(value, 1)) : value;
    }
  }
  for (const [layer, block] of blocks.entries()) {
    normalize(work, stream, weights, block.norm1, stats, normed, range, round);
    project(work, normed, weights, block.qkv, qkv, range, round);
    for (let row = range.begin; row < range.end; row++) {
      attendPast(work, sections, story.past(row, layer), row, shape, round);
      story.see(row, layer);
    }
    project(work, mixed, weights, block.projection, stream, range, round, { residual: stream });
    normalize(work, stream, weights, block.norm2, stats, normed, range, round);
    project(work, normed, weights, block.up, wide, range, round);
    activate(work, wide, wide, range, round);
    project(work, wide, weights, block.down, stream, range, round, { residual: stream });
  }
  normalize(work, stream, weights, norm, stats, normed, range, round);
  projectBack(work, normed, weights, embedding, logits, range, round);
}
