/** What outputs and scratch hold on the GPU before a batch: a result that is there was written by that batch. */
import type { Dtype } from '../contract.ts';
import { pcgHash } from '../random.ts';
import { unwrittenNaN } from '../unwritten.ts';

/** Larger buffers get the pattern several times. */
export const MOST_PATTERN_BYTES = 2 ** 20;

/** The bits of word number `word` of a buffer that nobody has written; others than f32 have noise. */
export const unwritten = (dtype: Dtype, turn: number, word: number): number =>
  dtype === 'f32' ? unwrittenNaN(turn) : (pcgHash(word % (MOST_PATTERN_BYTES / 4)) ^ pcgHash(turn)) >>> 0;

/** Both patterns, one behind the other: `words` for f32, and as many for whole numbers. */
export function patternOf(turn: number, words: number): Uint32Array<ArrayBuffer> {
  const pattern = new Uint32Array(2 * words);
  pattern.fill(unwrittenNaN(turn), 0, words);
  for (let i = 0; i < words; i++) pattern[words + i] = unwritten('u32', turn, i);
  return pattern;
}
