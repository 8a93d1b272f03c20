/** Causal attention of one sequence, head by head: blocks of rows, each as far as its last row sees. */
import { across, madd } from '../../simd/assembly/arithmetic';
import {
  d, heads, mixedAt, mixedDeltaAt, qkvAt, qkvDeltaAt, scoresAt, scoresDeltaAt, scoresPitch, size, t, upAt, upDeltaAt,
} from './common';
import { softmax } from './loss';
import { flip, multiply } from './product';

const BLOCK: i32 = 16;

/** Room for size · scoresPitch numbers of each head, in a section [t, 4 d] that nobody needs meanwhile. */
@inline
function roomIn(section: usize, head: i32): usize {
  return section + (<usize>(head * size * scoresPitch) << 2);
}

/**
 * Heads [from, until) of the sequence whose first row is `row`: queries, keys and values [t, 3 d] to weights
 * [t, heads · scoresPitch] and to what they weigh [t, d].
 */
export function attend(layer: i32, row: i32, from: i32, until: i32): void {
  const qkv = qkvAt(layer, row);
  const scores = scoresAt(layer, row);
  const mixed = mixedAt(layer, row);
  const line = <usize>(3 * d) << 2;
  const scoreLine = <usize>(heads * scoresPitch) << 2;
  const mixedLine = <usize>d << 2;
  const pitch = <usize>scoresPitch << 2;
  const scale = f32x4.splat(<f32>1 / sqrt<f32>(<f32>size));
  for (let head = from; head < until; head++) {
    // The derivatives' room is free yet.
    const room = roomIn(upDeltaAt(layer, row), head);
    const query = qkv + (<usize>(head * size) << 2);
    const value = query + 2 * mixedLine;
    const own = scores + <usize>head * pitch;
    const to = mixed + (<usize>(head * size) << 2);
    flip(query + mixedLine, line, t, size, room, scoresPitch);
    for (let first = 0; first < t; first += BLOCK) {
      const count = min(BLOCK, t - first);
      const seen = first + count;
      const block = own + <usize>first * scoreLine;
      multiply(query + <usize>first * line, line, 4, room, pitch, block, scoreLine, count, (seen + 3) & ~3, size, 0);
      for (let i = 0; i < count; i++) {
        const row = block + <usize>i * scoreLine;
        for (let at: usize = 0; at < <usize>(first + i + 1) << 2; at += 16) v128.store(row + at, f32x4.mul(v128.load(row + at), scale));
        softmax(row, first + i + 1, scoresPitch);
      }
      multiply(block, scoreLine, 4, value, line, to + <usize>first * mixedLine, mixedLine, count, size, seen, 0);
    }
  }
}

/** From the derivatives by what was weighed to those by queries, keys and values. */
export function attendBack(layer: i32, row: i32, from: i32, until: i32): void {
  const qkv = qkvAt(layer, row);
  const scores = scoresAt(layer, row);
  const mixedDelta = mixedDeltaAt(layer, row);
  const scoresDelta = scoresDeltaAt(layer, row);
  const qkvDelta = qkvDeltaAt(layer, row);
  const line = <usize>(3 * d) << 2;
  const scoreLine = <usize>(heads * scoresPitch) << 2;
  const mixedLine = <usize>d << 2;
  const pitch = <usize>scoresPitch << 2;
  for (let head = from; head < until; head++) {
    // What was in front of GELU is needed no more.
    const room = roomIn(upAt(layer, row), head);
    const left = <usize>(head * size) << 2;
    const query = qkv + left;
    const shares = scores + <usize>head * pitch;
    const slopes = scoresDelta + <usize>head * pitch;
    const delta = mixedDelta + left;
    const to = qkvDelta + left;
    flip(query + 2 * mixedLine, line, t, size, room, scoresPitch);
    for (let first = 0; first < t; first += BLOCK) {
      const count = min(BLOCK, t - first);
      const seen = first + count;
      const block = slopes + <usize>first * scoreLine;
      multiply(delta + <usize>first * mixedLine, mixedLine, 4, room, pitch, block, scoreLine, count, (seen + 3) & ~3, size, 0);
      for (let i = 0; i < count; i++) {
        const row = <usize>(first + i) * scoreLine;
        softmaxBack(shares + row, slopes + row, first + i + 1);
      }
      multiply(block, scoreLine, 4, query + mixedLine, line, to + <usize>first * line, line, count, size, seen, 0);
    }
    // Keys and values are seen by their own token and those after it.
    for (let first = 0; first < t; first += BLOCK) {
      const count = min(BLOCK, t - first);
      const rest = t - first;
      const corner = <usize>first * scoreLine + (<usize>first << 2);
      const target = to + <usize>first * line;
      multiply(slopes + corner, 4, scoreLine, query + <usize>first * line, line, target + mixedLine, line, count, size, rest, 0);
      multiply(shares + corner, 4, scoreLine, delta + <usize>first * mixedLine, mixedLine, target + 2 * mixedLine, line, count, size, rest, 0);
    }
  }
}

/** Derivatives by shares to those by the products of query and key; what is not seen becomes zero. */
function softmaxBack(shares: usize, slopes: usize, seen: i32): void {
  const end = <usize>scoresPitch << 2;
  for (let at = <usize>seen << 2; at < end; at += 4) store<f32>(slopes + at, 0);
  let sum = f32x4.splat(0);
  for (let at: usize = 0; at < end; at += 16) sum = madd(v128.load(shares + at), v128.load(slopes + at), sum);
  const total = f32x4.splat(across(sum));
  const scale = f32x4.splat(<f32>1 / sqrt<f32>(<f32>size));
  for (let at: usize = 0; at < end; at += 16) {
    const slope = f32x4.mul(v128.load(shares + at), f32x4.sub(v128.load(slopes + at), total));
    v128.store(slopes + at, f32x4.mul(slope, scale));
  }
}
