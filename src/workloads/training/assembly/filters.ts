/**
 * Gradients of the filters, and their moves: four filters a piece. Only the window of the largest of four sums counts, a
 * quarter of all; the sums of a filter's gradient stay in twelve registers while all pictures go by.
 */
import { madd } from '../../simd/assembly/arithmetic';
import {
  FEATURE_ROW, featuresAt, filtersAt, FLIPPED, gradientsAt, PADDED_ROW, paddedAt, POOLED_LINE, POOLED_ROW, pooledAt, SECOND,
} from './common';
import { move } from '../../simd/assembly/descent';

const SECOND_PIECES: i32 = 8;
export const FILTER_PIECES: i32 = SECOND_PIECES + 4;

/** A piece of the second layer, or of the first. */
export function filters(
  weights: usize, moment1: usize, moment2: usize, work: usize, b: i32, pitch: i32, adam: i32, piece: i32,
): void {
  const gradients = gradientsAt(work, b, pitch);
  const pooled = pooledAt(work, b, pitch);
  if (piece < SECOND_PIECES) {
    const own = gradients + <usize>piece * 4 * 576;
    const features = featuresAt(work, b, pitch) + (<usize>piece << 4);
    let biases = f32x4.splat(0);
    for (let f: usize = 0; f < 4; f++) {
      for (let row: usize = 0; row < 3; row++) ofSecond(pooled + row * POOLED_LINE, features + (f << 2), b, own + f * 576 + row * 192);
    }
    const deltas = features + 2 * <usize>b * FEATURE_ROW;
    for (let at: usize = 0; at < <usize>b * FEATURE_ROW; at += 128) biases = f32x4.add(biases, v128.load(deltas + at));
    const to = filtersAt(pitch) + SECOND + (<usize>piece << 4);
    for (let tap: usize = 0; tap < 144; tap++) {
      move(weights, moment1, moment2, to + tap * 128, column(own + (tap << 2), 576), adam);
    }
    move(weights, moment1, moment2, to + 18432, biases, adam);
  } else {
    const four = <usize>(piece - SECOND_PIECES);
    const own = gradients + FLIPPED + four * 192;
    const deltas = pooled + 2 * <usize>b * POOLED_ROW + (four << 4);
    const to = filtersAt(pitch) + (four << 4);
    ofFirst(paddedAt(work, b, pitch), pooled + (four << 4), b, own);
    for (let tap: usize = 0; tap < 9; tap++) {
      // A row of taps takes a vector; that of the last row begins one too early.
      const place = (tap / 3) * 4 + (tap % 3) + (tap >= 6 ? 1 : 0);
      move(weights, moment1, moment2, to + tap * 64, column(own + (place << 2), 48), adam);
    }
    let biases = f32x4.splat(0);
    for (let at: usize = 0; at < <usize>b * POOLED_ROW; at += 64) biases = f32x4.add(biases, v128.load(deltas + at));
    move(weights, moment1, moment2, to + 576, biases, adam);
  }
}

/** Four numbers that lie `apart`. */
@inline
function column(at: usize, apart: usize): v128 {
  let v = v128.load32_zero(at);
  v = v128.load32_lane(at + apart, v, 1);
  v = v128.load32_lane(at + 2 * apart, v, 2);
  return v128.load32_lane(at + 3 * apart, v, 3);
}

/** A row of a filter's taps, 48 numbers. @param features the filter's, at the first place of the first picture */
function ofSecond(pooled: usize, features: usize, b: i32, to: usize): void {
  let g0 = f32x4.splat(0), g1 = g0, g2 = g0, g3 = g0, g4 = g0, g5 = g0, g6 = g0, g7 = g0, g8 = g0, g9 = g0, ga = g0, gb = g0;
  let from = features + <usize>b * FEATURE_ROW;
  let deltas = from + <usize>b * FEATURE_ROW;
  for (let at = 0; at < b; at++, pooled += POOLED_ROW) {
    for (const last = from + FEATURE_ROW; from < last; from += 128, deltas += 128) {
      const delta = v128.load32_splat(deltas);
      const x = pooled + <usize>load<u32>(from);
      g0 = madd(delta, v128.load(x), g0);
      g1 = madd(delta, v128.load(x, 16), g1);
      g2 = madd(delta, v128.load(x, 32), g2);
      g3 = madd(delta, v128.load(x, 48), g3);
      g4 = madd(delta, v128.load(x, 64), g4);
      g5 = madd(delta, v128.load(x, 80), g5);
      g6 = madd(delta, v128.load(x, 96), g6);
      g7 = madd(delta, v128.load(x, 112), g7);
      g8 = madd(delta, v128.load(x, 128), g8);
      g9 = madd(delta, v128.load(x, 144), g9);
      ga = madd(delta, v128.load(x, 160), ga);
      gb = madd(delta, v128.load(x, 176), gb);
    }
  }
  v128.store(to, g0); v128.store(to, g1, 16); v128.store(to, g2, 32); v128.store(to, g3, 48);
  v128.store(to, g4, 64); v128.store(to, g5, 80); v128.store(to, g6, 96); v128.store(to, g7, 112);
  v128.store(to, g8, 128); v128.store(to, g9, 144); v128.store(to, ga, 160); v128.store(to, gb, 176);
}

/**
 * Four filters' taps, three rows of four numbers each, of which one is nobody's: the last of a row of the picture's window,
 * which lies in the picture as two more rows follow; in the third row the one before it.
 */
function ofFirst(padded: usize, pooled: usize, b: i32, to: usize): void {
  let a0 = f32x4.splat(0), a1 = a0, a2 = a0, b0 = a0, b1 = a0, b2 = a0, c0 = a0, c1 = a0, c2 = a0, d0 = a0, d1 = a0, d2 = a0;
  let from = pooled + <usize>b * POOLED_ROW;
  let deltas = from + <usize>b * POOLED_ROW;
  for (let at = 0; at < b; at++) {
    const picture = padded + <usize>at * PADDED_ROW;
    for (const last = from + POOLED_ROW; from < last; from += 64, deltas += 64) {
      let x = picture + <usize>load<u32>(from);
      let delta = v128.load32_splat(deltas);
      a0 = madd(delta, v128.load(x), a0);
      a1 = madd(delta, v128.load(x, 120), a1);
      a2 = madd(delta, v128.load(x, 236), a2);
      x = picture + <usize>load<u32>(from, 4);
      delta = v128.load32_splat(deltas, 4);
      b0 = madd(delta, v128.load(x), b0);
      b1 = madd(delta, v128.load(x, 120), b1);
      b2 = madd(delta, v128.load(x, 236), b2);
      x = picture + <usize>load<u32>(from, 8);
      delta = v128.load32_splat(deltas, 8);
      c0 = madd(delta, v128.load(x), c0);
      c1 = madd(delta, v128.load(x, 120), c1);
      c2 = madd(delta, v128.load(x, 236), c2);
      x = picture + <usize>load<u32>(from, 12);
      delta = v128.load32_splat(deltas, 12);
      d0 = madd(delta, v128.load(x), d0);
      d1 = madd(delta, v128.load(x, 120), d1);
      d2 = madd(delta, v128.load(x, 236), d2);
    }
  }
  v128.store(to, a0); v128.store(to, a1, 16); v128.store(to, a2, 32);
  v128.store(to, b0, 48); v128.store(to, b1, 64); v128.store(to, b2, 80);
  v128.store(to, c0, 96); v128.store(to, c1, 112); v128.store(to, c2, 128);
  v128.store(to, d0, 144); v128.store(to, d1, 160); v128.store(to, d2, 176);
}
