/** The sum of x on 128-bit vectors: x is f32 [n], partials f32 [ceil(n / BLOCK)], sum f32 [1]. */
import { sumOf } from './sum';

/** Numbers of a block: 16 KiB. */
const BLOCK: i32 = 4096;

/** Sums of blocks [begin, end). */
export function blocks(x: usize, partials: usize, sum: usize, n: i32, begin: i32, end: i32): void {
  for (let block = begin; block < end; block++) {
    const first = block * BLOCK;
    const total = sumOf(x + (<usize>first << 2), x + (<usize>min(first + BLOCK, n) << 2));
    store<f32>(partials + (<usize>block << 2), total);
  }
}

/** One of one: the partial sums are few, and float64 keeps their chain from rounding. */
export function total(x: usize, partials: usize, sum: usize, n: i32, begin: i32, end: i32): void {
  let all: f64 = 0;
  const last = partials + (<usize>((n - 1) / BLOCK + 1) << 2);
  for (let at = partials; at < last; at += 4) all += <f64>load<f32>(at);
  store<f32>(sum, <f32>all);
}
