/** Reads texts with a model and keeps what it saw, so that a text which grows costs no more than what was added. */
import { createReader, type Look } from '../../workloads/language/reader.ts';
import { END } from '../../workloads/language/stories/index.ts';
import type { SavedModel } from '../../workloads/language/weights-file.ts';

export interface Reading {
  /**
   * One look for END, which stands before a text, and one for each of its tokens.
   * @throws RangeError for more than `most` tokens
   */
  looks(tokens: ArrayLike<number>): readonly Look[];
  /** Tokens of the longest text. */
  readonly most: number;
}

export function createReading({ shape, weights }: Pick<SavedModel, 'shape' | 'weights'>): Reading {
  const reader = createReader(shape, weights);
  let read: number[] = [];
  let seen: Look[] = [];
  return {
    looks(tokens) {
      const wanted = [END, ...Array.from(tokens)];
      if (read.length > wanted.length || read.some((token, at) => token !== wanted[at])) {
        reader.restart();
        [read, seen] = [[], []];
      }
      for (const token of wanted.slice(read.length)) {
        seen = [...seen, reader.next(token)];
        read.push(token);
      }
      return seen;
    },
    most: shape.t - 1,
  };
}
