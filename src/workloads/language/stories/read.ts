/** From tokens back to a story: its sentences, and what stands in their slots, whether or not that agrees. */
import type { CompiledKind, CompiledPiece, Run, Slot, Stories } from './compiled.ts';
import { END } from './vocabulary.ts';

export interface Filled {
  readonly slot: Slot;
  /** Place of its first token. */
  readonly at: number;
  readonly run: Run;
}

export interface Reading {
  /** Place of the kind in the grammar. */
  readonly kind: number;
  /** By sentence. */
  readonly ways: readonly number[];
  /** In the order of the text. */
  readonly filled: readonly Filled[];
}

/** How far the tokens can be read, and what could go on there. */
export interface Stuck {
  readonly at: number;
  readonly expected: ReadonlySet<number>;
}

/** Every way to read the tokens as a whole story, up to their first END; `stuck` where there is none. */
export function read({ kinds }: Stories, tokens: readonly number[]): { readings: Reading[]; stuck: Stuck } {
  const readings: Reading[] = [];
  let furthest = 0;
  let expected = new Set<number>();

  /** Whether this token stands there; if not, it is one that could. */
  const stands = (token: number, at: number): boolean => {
    if (at > furthest) {
      furthest = at;
      expected = new Set();
    }
    if (at === furthest) expected.add(token);
    return tokens[at] === token;
  };
  const runStands = (run: Run, at: number): boolean => run.every((token, offset) => stands(token, at + offset));

  const walk = (
    kind: number,
    ways: readonly number[],
    pieces: readonly CompiledPiece[],
    at: number,
    filled: readonly Filled[],
  ) => {
    const [piece, ...rest] = pieces;
    if (piece === undefined) sentence(kind, ways, at, filled);
    else if ('word' in piece) {
      if (stands(piece.word, at)) walk(kind, ways, rest, at + 1, filled);
    } else {
      for (const run of piece.readable) {
        if (runStands(run, at)) walk(kind, ways, rest, at + run.length, [...filled, { slot: piece, at, run }]);
      }
    }
  };
  const sentence = (kind: number, ways: readonly number[], at: number, filled: readonly Filled[]) => {
    const { sentences }: CompiledKind = kinds[kind];
    if (ways.length === sentences.length) {
      if (stands(END, at)) readings.push({ kind, ways, filled });
      return;
    }
    for (const [way, pieces] of sentences[ways.length].entries()) walk(kind, [...ways, way], pieces, at, filled);
  };

  for (const kind of kinds.keys()) sentence(kind, [], 0, []);
  return { readings, stuck: { at: furthest, expected } };
}
