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
    for (let layer = 0; layer < layers; layer++) forward(layer, row);
    handOut(logits, cache, at);
  }
}

/** Of a prompt that was taken in: how likely each word is to follow, and the keys and values of every layer. */
export function handOut(logits: usize, cache: usize, at: i32): void {
  const line = <usize>d << 2;
  for (let layer = 0; layer < layers; layer++) {
    for (let i = 0; i < t; i++) {
      const to = cache + <usize>((at * layers + layer) * t + i) * 2 * line;
      memory.copy(to, qkvAt(layer, at * t + i) + line, 2 * line);
    }
  }
  const last = at * t + t - 1;
  normalize(inputAt(layers, last), weightAt(lastNorm()), d, statsAt(last), normedAt(last), 1);
  for (let word = 0; word < vocabulary; word++) {
    store<f32>(logits + (<usize>(at * vocabulary + word) << 2), product(normedAt(last), weightAt(word * d), line));
  }
}

/** Of two vectors of `length` bytes. */
@inline
function product(a: usize, b: usize, length: usize): f32 {
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < length; at += 16) sum = madd(v128.load(a + at), v128.load(b + at), sum);
  return across(sum);
}
