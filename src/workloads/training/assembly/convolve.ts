/**
 * Forward through the filters: a picture at a time. The four windows whose sums are pooled are four rows of a block of eight
 * filters, so that the sums never leave the registers: one number of a window and two vectors of weights serve 32
 * multiply-adds, and the largest of four is found where it was computed.
 */
import { madd } from '../../simd/assembly/arithmetic';
import { featuresAt, filtersAt, flippedAt, PICTURE, pictureAt, pooledAt, SECOND } from './common';

/** Pictures [begin, end) of the batch; number b is the flipped copy of the second layer's weights. */
export function convolve(
  pictures: usize, labels: usize, weights: usize, moment1: usize, moment2: usize, step: usize, loss: usize, work: usize,
  b: i32, pitch: i32, m: i32, adam: i32, convolutional: i32, begin: i32, end: i32,
): void {
  const now = load<i32>(step);
  const filters = weights + filtersAt(pitch);
  const pooled = pooledAt(work, b, pitch);
  const features = featuresAt(work, b, pitch);
  for (let at = begin; at < end; at++) {
    if (at == b) {
      flip(filters + SECOND, flippedAt(work, b, pitch));
      continue;
    }
    const own = pooled + <usize>at * 10816;
    const picture = pictures + <usize>pictureAt(now, at, b, m) * PICTURE;
    for (let y: usize = 0; y < 13; y++) {
      for (let x: usize = 0; x < 13; x++) {
        const to = own + (y * 13 + x) * 64;
        const window = (y * 56 + x * 2) << 2;
        first(picture, window, filters, to, <usize>b * 10816);
        first(picture, window, filters + 32, to + 32, <usize>b * 10816);
      }
    }
    const target = features + <usize>at * 3200;
    for (let block: usize = 0; block < 128; block += 32) {
      for (let y: usize = 0; y < 5; y++) {
        for (let x: usize = 0; x < 5; x++) {
          second(own, (y * 26 + x * 2) * 64, filters + SECOND + block, target + (y * 5 + x) * 128 + block, <usize>b * 3200);
        }
      }
    }
  }
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
    v = v128.load32_splat(x, 112);
    c0 = madd(v, w0, c0); c1 = madd(v, w1, c1);
    v = v128.load32_splat(x, 116);
    d0 = madd(v, w0, d0); d1 = madd(v, w1, d1);
    w0 = v128.load(w, 64); w1 = v128.load(w, 80);
    v = v128.load32_splat(x, 4);
    a0 = madd(v, w0, a0); a1 = madd(v, w1, a1);
    v = v128.load32_splat(x, 8);
    b0 = madd(v, w0, b0); b1 = madd(v, w1, b1);
    v = v128.load32_splat(x, 116);
    c0 = madd(v, w0, c0); c1 = madd(v, w1, c1);
    v = v128.load32_splat(x, 120);
    d0 = madd(v, w0, d0); d1 = madd(v, w1, d1);
    w0 = v128.load(w, 128); w1 = v128.load(w, 144);
    v = v128.load32_splat(x, 8);
    a0 = madd(v, w0, a0); a1 = madd(v, w1, a1);
    v = v128.load32_splat(x, 12);
    b0 = madd(v, w0, b0); b1 = madd(v, w1, b1);
    v = v128.load32_splat(x, 120);
    c0 = madd(v, w0, c0); c1 = madd(v, w1, c1);
    v = v128.load32_splat(x, 124);
    d0 = madd(v, w0, d0); d1 = madd(v, w1, d1);
    w += 192;
    x += 112;
  }
  pool(a0, b0, c0, d0, window, 4, 112, to, apart);
  pool(a1, b1, c1, d1, window, 4, 112, to + 16, apart);
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
      v = v128.load32_splat(x, 832);
      c0 = madd(v, w0, c0); c1 = madd(v, w1, c1);
      v = v128.load32_splat(x, 896);
      d0 = madd(v, w0, d0); d1 = madd(v, w1, d1);
      w0 = v128.load(w, 128); w1 = v128.load(w, 144);
      v = v128.load32_splat(x, 4);
      a0 = madd(v, w0, a0); a1 = madd(v, w1, a1);
      v = v128.load32_splat(x, 68);
      b0 = madd(v, w0, b0); b1 = madd(v, w1, b1);
      v = v128.load32_splat(x, 836);
      c0 = madd(v, w0, c0); c1 = madd(v, w1, c1);
      v = v128.load32_splat(x, 900);
      d0 = madd(v, w0, d0); d1 = madd(v, w1, d1);
      w0 = v128.load(w, 256); w1 = v128.load(w, 272);
      v = v128.load32_splat(x, 8);
      a0 = madd(v, w0, a0); a1 = madd(v, w1, a1);
      v = v128.load32_splat(x, 72);
      b0 = madd(v, w0, b0); b1 = madd(v, w1, b1);
      v = v128.load32_splat(x, 840);
      c0 = madd(v, w0, c0); c1 = madd(v, w1, c1);
      v = v128.load32_splat(x, 904);
      d0 = madd(v, w0, d0); d1 = madd(v, w1, d1);
      w0 = v128.load(w, 384); w1 = v128.load(w, 400);
      v = v128.load32_splat(x, 12);
      a0 = madd(v, w0, a0); a1 = madd(v, w1, a1);
      v = v128.load32_splat(x, 76);
      b0 = madd(v, w0, b0); b1 = madd(v, w1, b1);
      v = v128.load32_splat(x, 844);
      c0 = madd(v, w0, c0); c1 = madd(v, w1, c1);
      v = v128.load32_splat(x, 908);
      d0 = madd(v, w0, d0); d1 = madd(v, w1, d1);
    }
    x += 640;
  }
  pool(a0, b0, c0, d0, window, 64, 832, to, apart);
  pool(a1, b1, c1, d1, window, 64, 832, to + 16, apart);
}
