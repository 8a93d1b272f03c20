/** Prompts taken in: forward alone, the logits of what follows, and keys and values of all layers. */
import { across, madd } from '../../simd/assembly/arithmetic';
import { d, inputAt, lastNorm, layers, normedAt, qkvAt, setup, statsAt, t, weightAt } from './common';
import { normalize } from './norm';
import { embed } from './rows';
import { forward } from './sequences';

/** Prompts [begin, end). */
export function prompts(
  tokens: usize, weights: usize, logits: usize, cache: usize, work: usize,
  b: i32, t_: i32, width: i32, layers_: i32, heads: i32, vocabulary: i32, begin: i32, end: i32,
): void {
  setup(tokens, 0, weights, 0, 0, 0, 0, work, b, t_, width, layers_, heads, vocabulary, b);
  const line = <usize>d << 2;
  for (let at = begin; at < end; at++) {
    const row = at * t;
    embed(row, t);
    for (let layer = 0; layer < layers; layer++) {
      forward(layer, row);
      for (let i = 0; i < t; i++) {
        const to = cache + <usize>((at * layers + layer) * t + i) * 2 * line;
        memory.copy(to, qkvAt(layer, row + i) + line, 2 * line);
      }
    }
    const last = row + t - 1;
    normalize(inputAt(layers, last), weightAt(lastNorm()), d, statsAt(last), normedAt(last), 1);
    for (let word = 0; word < vocabulary; word++) {
      const to = logits + (<usize>(at * vocabulary + word) << 2);
      store<f32>(to, product(normedAt(last), weightAt(word * d), line));
    }
  }
}

/** Of two vectors of `length` bytes. */
@inline
function product(a: usize, b: usize, length: usize): f32 {
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < length; at += 16) sum = madd(v128.load(a + at), v128.load(b + at), sum);
  return across(sum);
}
