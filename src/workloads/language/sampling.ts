/** Which token follows: from logits to probabilities, and to one that is drawn by them. */
import type { Reader } from './reader.ts';

export interface Sampling {
  /** Logits are divided by it; 0 takes the largest. */
  readonly temperature: number;
  /** The largest that are drawn from, and those as large as the last of them; null: all. */
  readonly topK: number | null;
}

/** A temperature below it takes the largest: what a device may take for zero, nobody divides by. */
export const COLDEST = 1e-6;

/** Of the likeliest, so many at most can be drawn from (the SIMD kernels keep no more: assembly/token-layout.ts). */
export const LARGEST_K = 64;

/** Numbers in [0, 1) to draw tokens with. As many bits as an f32 holds: rounded, a number with more could become 1. */
export const diceOf = (next: () => number, count: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: count }, () => (next() >>> 8) / 2 ** 24);

/** The least logit that is drawn from. */
export function leastKept(logits: ArrayLike<number>, topK: number | null): number {
  if (topK === null || topK >= logits.length) return -Infinity;
  return Float64Array.from(logits).sort()[logits.length - Math.max(1, topK)];
}

/** After temperature and top-k; adds up to 1. Temperature 0: all on the largest, of several on the first. */
export function probabilitiesOf(logits: ArrayLike<number>, { temperature, topK }: Sampling): Float64Array {
  const values = Float64Array.from(logits);
  const most = values.reduce((largest, value) => Math.max(largest, value), -Infinity);
  if (temperature === 0) return values.fill(0).fill(1, indexOf(logits, most), indexOf(logits, most) + 1);
  const least = leastKept(logits, topK);
  const powers = values.map((value) => (value < least ? 0 : Math.exp((value - most) / temperature)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

const indexOf = (logits: ArrayLike<number>, value: number): number => Array.prototype.indexOf.call(logits, value);

/** @param uniform in [0, 1): the first whose share, added to those before it, is beyond; never one that has none */
export function drawFrom(probabilities: ArrayLike<number>, uniform: number): number {
  let sum = 0;
  let last = 0;
  for (let token = 0; token < probabilities.length; token++) {
    if (probabilities[token] > 0) last = token;
    sum += probabilities[token];
    if (uniform < sum) return token;
  }
  // What roundings left between the sum of all and 1.
  return last;
}

interface Continuation extends Sampling {
  /** The token that ends a text. */
  readonly end: number;
  /** Numbers in [0, 1), one a token. */
  readonly uniform: () => number;
  /** Most tokens that are drawn. */
  readonly most?: number;
}

/**
 * Feeds `begin` to a reader (the token that ends a text alone begins a new one), then draws, a token whenever one is asked for,
 * until `end`, which belongs to it, or until the context is full. Without what was begun.
 * @throws RangeError where nothing was begun, or more than there is room for
 */
export function* continueFrom(
  reader: Reader,
  begin: ArrayLike<number>,
  { end, uniform, most = Infinity, ...sampling }: Continuation,
): Generator<number, void> {
  if (begin.length === 0) throw new RangeError('Nothing follows nothing: begin with a token.');
  let look = reader.next(begin[0]);
  for (let at = 1; at < begin.length; at++) look = reader.next(begin[at]);
  for (let drawn = 1; drawn <= most; drawn++) {
    const token = drawFrom(probabilitiesOf(look.logits, sampling), uniform());
    yield token;
    if (token === end || reader.length === reader.shape.t) return;
    if (drawn < most) look = reader.next(token);
  }
}
