/** Prompts taken in: forward alone, the logits of what follows, and keys and values of all layers. */
import { across, madd } from '../../simd/assembly/arithmetic';
import { d, inputAt, lastNorm, layers, normedAt, qkvAt, setup, statsAt, t, vocabulary, weightAt } from './common';
import { normalize } from './norm';
import { embed } from './rows';
import { forward } from './sequences';

/** Comes first in every stage. */
export function setupPrompts(
  tokens: usize, weights: usize, work: usize, b_: i32, t_: i32, width: i32, layers_: i32, heads: i32, vocabulary_: i32,
): void {
  setup(tokens, 0, weights, 0, 0, 0, 0, work, b_, t_, width, layers_, heads, vocabulary_, b_);
}

/** Prompts [begin, end). */
export function prompts(
  tokens: usize, weights: usize, logits: usize, cache: usize, work: usize,
  b: i32, t_: i32, width: i32, layers_: i32, heads: i32, vocabulary_: i32, begin: i32, end: i32,
): void {
  setupPrompts(tokens, weights, work, b, t_, width, layers_, heads, vocabulary_);
  for (let at = begin; at < end; at++) {
    const row = at * t;
    embed(row, t);
    for (let layer = 0; layer < layers; layer++) {
      forward(layer, row);
      keep(cache, layer, at, 0, 2 * d);
    }
    normalizeLast(at);
    follow(logits, at, 0, vocabulary);
  }
}

/** Of keys and values of a prompt, which lie side by side, `count` columns from one on. */
export function keep(cache: usize, layer: i32, at: i32, column: i32, count: i32): void {
  const offset = <usize>column << 2;
  const line = <usize>d << 2;
  for (let i = 0; i < t; i++) {
    const to = cache + <usize>((at * layers + layer) * t + i) * 2 * line;
    memory.copy(to + offset, qkvAt(layer, at * t + i) + line + offset, <usize>count << 2);
  }
}

/** Of the last token of a prompt. */
export function normalizeLast(at: i32): void {
  const last = at * t + t - 1;
  normalize(inputAt(layers, last), weightAt(lastNorm()), d, statsAt(last), normedAt(last), 1);
}

/** Logits of the words [begin, end) behind a prompt. */
export function follow(logits: usize, at: i32, begin: i32, end: i32): void {
  const last = normedAt(at * t + t - 1);
  for (let word = begin; word < end; word++) {
    store<f32>(logits + (<usize>(at * vocabulary + word) << 2), product(last, weightAt(word * d), <usize>d << 2));
  }
}

/** Of two vectors of `length` bytes. */
@inline
function product(a: usize, b: usize, length: usize): f32 {
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < length; at += 16) sum = madd(v128.load(a + at), v128.load(b + at), sum);
  return across(sum);
}
