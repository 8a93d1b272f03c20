/**
 * Batches to train on and to be judged by. A window is `length` tokens and the ones that follow them:
 *
 *     inputs   END w₁ w₂ … wₙ  END v₁ …
 *     targets  w₁  w₂ …  wₙ END v₁ v₂ …
 *
 * Row-major, [rows, length]. Stories for training have even seeds, those held out odd ones: none is in both.
 */
import type { Locale } from '../../../engine/contract.ts';
import { randomU32 } from '../../../engine/random.ts';
import { LONGEST_STORY, storyOf } from './tell.ts';
import { END } from './vocabulary.ts';

/** As a target: this position counts for nothing. The workload `language` has no such targets, and takes none. */
export const IGNORED = 0xffffffff;

export interface Windows {
  readonly inputs: Uint32Array<ArrayBuffer>;
  readonly targets: Uint32Array<ArrayBuffer>;
  /** Targets that are not IGNORED: what a sum of losses is divided by. */
  readonly counted: number;
}

export interface WindowsOf {
  readonly rows: number;
  readonly length: number;
  readonly seed: number;
  readonly step: number;
}

/** Each window begins with a story; others follow until it is full, and the last is cut. All targets count. */
export function trainingWindows(locale: Locale, { rows, length, seed, step }: WindowsOf): Windows {
  const next = randomU32(seed, step);
  const windows = empty(rows, length);
  for (let row = 0; row < rows; row++) {
    const stream = [END];
    while (stream.length <= length) stream.push(...storyOf(locale, even(next())));
    put(windows, row, stream.slice(0, length + 1));
  }
  return { inputs: windows.inputs, targets: windows.targets, counted: rows * length };
}

/**
 * One story in each window, and nothing counts after it: the mean loss is that of whole stories, which `floorOf` bounds.
 * @throws RangeError where a story might not fit
 */
export function heldOutWindows(locale: Locale, { rows, length, seed, step }: WindowsOf): Windows {
  if (length < LONGEST_STORY) throw new RangeError(`A window of ${length} tokens is shorter than a story may be.`);
  const next = randomU32(seed, step);
  const windows = empty(rows, length);
  let counted = 0;
  for (let row = 0; row < rows; row++) {
    const story = storyOf(locale, even(next()) + 1);
    put(windows, row, [END, ...story]);
    counted += story.length;
  }
  return { inputs: windows.inputs, targets: windows.targets, counted };
}

/** Windows that begin anywhere in a text, by chance. All targets count. */
export function textWindows(tokens: Uint32Array, { rows, length, seed, step }: WindowsOf): Windows {
  const next = randomU32(seed, step);
  const starts = startsIn(tokens, length);
  return cut(
    tokens,
    length,
    Array.from({ length: rows }, () => next() % starts),
  );
}

/** Side by side from the first token on, `rows` of them a step; after the last that fits, from the first again. */
export function textWindowsInOrder(tokens: Uint32Array, { rows, length, step }: Omit<WindowsOf, 'seed'>): Windows {
  const count = Math.ceil(startsIn(tokens, length) / length);
  return cut(
    tokens,
    length,
    Array.from({ length: rows }, (_, row) => ((step * rows + row) % count) * length),
  );
}

const even = (word: number): number => (word & ~1) >>> 0;

const empty = (rows: number, length: number) => ({
  length,
  inputs: new Uint32Array(rows * length).fill(END),
  targets: new Uint32Array(rows * length).fill(IGNORED),
});

/** @param stream at most one token more than a window is long */
function put({ length, inputs, targets }: ReturnType<typeof empty>, row: number, stream: readonly number[]): void {
  inputs.set(stream.slice(0, -1), row * length);
  targets.set(stream.slice(1), row * length);
}

/** @throws RangeError where not one fits */
function startsIn(tokens: Uint32Array, length: number): number {
  if (tokens.length <= length) throw new RangeError(`${tokens.length} tokens hold no window of ${length}.`);
  return tokens.length - length;
}

function cut(tokens: Uint32Array, length: number, starts: readonly number[]): Windows {
  const { inputs, targets } = empty(starts.length, length);
  for (const [row, start] of starts.entries()) {
    inputs.set(tokens.subarray(start, start + length), row * length);
    targets.set(tokens.subarray(start + 1, start + length + 1), row * length);
  }
  return { inputs, targets, counted: inputs.length };
}
