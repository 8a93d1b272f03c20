/**
 * Forward through the filters: a picture at a time. The four windows whose sums are pooled are four rows of a block of eight
 * filters, so that the sums never leave the registers: one number of a window and two vectors of weights serve 32
 * multiply-adds, and the largest of four is found where it was computed.
 */
import { madd } from '../../simd/assembly/arithmetic';
import {
  FEATURE_ROW, featuresAt, filtersAt, flippedAt, PADDED_LINE, PADDED_ROW, paddedAt, PICTURE, pictureAt, POOLED_LINE, POOLED_ROW,
  pooledAt, SECOND,
} from './common';

/** Pictures [begin, end) of the batch; number b is the flipped copy of the second layer's weights. */
export function convolve(
  pictures: usize, labels: usize, weights: usize, moment1: usize, moment2: usize, step: usize, loss: usize, work: usize,
  b: i32, pitch: i32, m: i32, adam: i32, convolutional: i32, begin: i32, end: i32,
): void {
  const now = load<i32>(step);
  const filters = weights + filtersAt(pitch);
  const pooled = pooledAt(work, b, pitch);
  const features = featuresAt(work, b, pitch);
  const padded = paddedAt(work, b, pitch);
  for (let at = begin; at < end; at++) {
    if (at == b) {
      flip(filters + SECOND, flippedAt(work, b, pitch));
      continue;
    }
    const own = pooled + <usize>at * POOLED_ROW;
    const picture = padded + <usize>at * PADDED_ROW;
    pad(pictures + <usize>pictureAt(now, at, b, m) * PICTURE, picture);
    for (let y: usize = 0; y < 14; y++) {
      for (let x: usize = 0; x < 14; x++) {
        const to = own + (y * 14 + x) * 64;
        const window = (y * 60 + x * 2) << 2;
        first(picture, window, filters, to, <usize>b * POOLED_ROW);
        first(picture, window, filters + 32, to + 32, <usize>b * POOLED_ROW);
      }
    }
    const target = features + <usize>at * FEATURE_ROW;
    for (let block: usize = 0; block < 128; block += 32) {
      for (let y: usize = 0; y < 6; y++) {
        for (let x: usize = 0; x < 6; x++) {
          second(own, (y * 28 + x * 2) * 64, filters + SECOND + block, target + (y * 6 + x) * 128 + block, <usize>b * FEATURE_ROW);
        }
      }
    }
  }
}

/** A picture within its border of zeros. */
function pad(picture: usize, to: usize): void {
  memory.fill(to, 0, PADDED_ROW);
  to += PADDED_LINE + 4;
  for (let row = 0; row < 28; row++, picture += 112, to += PADDED_LINE) memory.copy(to, picture, 112);
}

/** The second layer's weights [144, 32] with filters outermost. */
function flip(from: usize, to: usize): void {
  for (let tap: usize = 0; tap < 144; tap++) {
    for (let f: usize = 0; f < 32; f++) store<f32>(to + ((f * 144 + tap) << 2), load<f32>(from + ((tap * 32 + f) << 2)));
  }
}

/** The largest of four sums, of equals the first, behind ReLU; and `apart` bytes behind it where its window began. */
@inline
function pool(
  a: v128, b: v128, c: v128, d: v128, window: usize, right: i32, below: i32, to: usize, apart: usize,
): void {
  let from = i32x4.splat(<i32>window);
  let wins = f32x4.gt(b, a);
  a = v128.bitselect(b, a, wins);
  from = v128.bitselect(i32x4.splat(<i32>window + right), from, wins);
  wins = f32x4.gt(c, a);
  a = v128.bitselect(c, a, wins);
  from = v128.bitselect(i32x4.splat(<i32>window + below), from, wins);
  wins = f32x4.gt(d, a);
  a = v128.bitselect(d, a, wins);
  from = v128.bitselect(i32x4.splat(<i32>window + below + right), from, wins);
  v128.store(to, f32x4.max(a, f32x4.splat(0)));
  v128.store(to + apart, from);
}

/** Eight filters of the first layer at one place. */
function first(picture: usize, window: usize, w: usize, to: usize, apart: usize): void {
  let x = picture + window;
  let a0 = v128.load(w, 576), a1 = v128.load(w, 592);
  let b0 = a0, b1 = a1, c0 = a0, c1 = a1, d0 = a0, d1 = a1;
  for (let row = 0; row < 3; row++) {
    let w0 = v128.load(w), w1 = v128.load(w, 16);
    let v = v128.load32_splat(x);
    a0 = madd(v, w0, a0); a1 = madd(v, w1, a1);
    v = v128.load32_splat(x, 4);
    b0 = madd(v, w0, b0); b1 = madd(v, w1, b1);
    v = v128.load32_splat(x, 120);
    c0 = madd(v, w0, c0); c1 = madd(v, w1, c1);
    v = v128.load32_splat(x, 124);
    d0 = madd(v, w0, d0); d1 = madd(v, w1, d1);
    w0 = v128.load(w, 64); w1 = v128.load(w, 80);
    v = v128.load32_splat(x, 4);
    a0 = madd(v, w0, a0); a1 = madd(v, w1, a1);
    v = v128.load32_splat(x, 8);
    b0 = madd(v, w0, b0); b1 = madd(v, w1, b1);
    v = v128.load32_splat(x, 124);
    c0 = madd(v, w0, c0); c1 = madd(v, w1, c1);
    v = v128.load32_splat(x, 128);
    d0 = madd(v, w0, d0); d1 = madd(v, w1, d1);
    w0 = v128.load(w, 128); w1 = v128.load(w, 144);
    v = v128.load32_splat(x, 8);
    a0 = madd(v, w0, a0); a1 = madd(v, w1, a1);
    v = v128.load32_splat(x, 12);
    b0 = madd(v, w0, b0); b1 = madd(v, w1, b1);
    v = v128.load32_splat(x, 128);
    c0 = madd(v, w0, c0); c1 = madd(v, w1, c1);
    v = v128.load32_splat(x, 132);
    d0 = madd(v, w0, d0); d1 = madd(v, w1, d1);
    w += 192;
    x += PADDED_LINE;
  }
  pool(a0, b0, c0, d0, window, 4, 120, to, apart);
  pool(a1, b1, c1, d1, window, 4, 120, to + 16, apart);
}

/** Eight filters of the second layer at one place: a row of a window is 48 numbers in one piece. */
function second(pooled: usize, window: usize, w: usize, to: usize, apart: usize): void {
  let x = pooled + window;
  let a0 = v128.load(w, 18432), a1 = v128.load(w, 18448);
  let b0 = a0, b1 = a1, c0 = a0, c1 = a1, d0 = a0, d1 = a1;
  for (let row = 0; row < 3; row++) {
    for (const last = x + 192; x < last; x += 16, w += 512) {
      let w0 = v128.load(w), w1 = v128.load(w, 16);
      let v = v128.load32_splat(x);
      a0 = madd(v, w0, a0); a1 = madd(v, w1, a1);
      v = v128.load32_splat(x, 64);
      b0 = madd(v, w0, b0); b1 = madd(v, w1, b1);
      v = v128.load32_splat(x, 896);
      c0 = madd(v, w0, c0); c1 = madd(v, w1, c1);
      v = v128.load32_splat(x, 960);
      d0 = madd(v, w0, d0); d1 = madd(v, w1, d1);
      w0 = v128.load(w, 128); w1 = v128.load(w, 144);
      v = v128.load32_splat(x, 4);
      a0 = madd(v, w0, a0); a1 = madd(v, w1, a1);
      v = v128.load32_splat(x, 68);
      b0 = madd(v, w0, b0); b1 = madd(v, w1, b1);
      v = v128.load32_splat(x, 900);
      c0 = madd(v, w0, c0); c1 = madd(v, w1, c1);
      v = v128.load32_splat(x, 964);
      d0 = madd(v, w0, d0); d1 = madd(v, w1, d1);
      w0 = v128.load(w, 256); w1 = v128.load(w, 272);
      v = v128.load32_splat(x, 8);
      a0 = madd(v, w0, a0); a1 = madd(v, w1, a1);
      v = v128.load32_splat(x, 72);
      b0 = madd(v, w0, b0); b1 = madd(v, w1, b1);
      v = v128.load32_splat(x, 904);
      c0 = madd(v, w0, c0); c1 = madd(v, w1, c1);
      v = v128.load32_splat(x, 968);
      d0 = madd(v, w0, d0); d1 = madd(v, w1, d1);
      w0 = v128.load(w, 384); w1 = v128.load(w, 400);
      v = v128.load32_splat(x, 12);
      a0 = madd(v, w0, a0); a1 = madd(v, w1, a1);
      v = v128.load32_splat(x, 76);
      b0 = madd(v, w0, b0); b1 = madd(v, w1, b1);
      v = v128.load32_splat(x, 908);
      c0 = madd(v, w0, c0); c1 = madd(v, w1, c1);
      v = v128.load32_splat(x, 972);
      d0 = madd(v, w0, d0); d1 = madd(v, w1, d1);
    }
    x += POOLED_LINE - 192;
  }
  pool(a0, b0, c0, d0, window, 64, 896, to, apart);
  pool(a1, b1, c1, d1, window, 64, 896, to + 16, apart);
}
