/** From the hidden layer's derivatives back to the features, and on to the pooled numbers. */
import { across, madd } from '../../simd/assembly/arithmetic';
import { delta1At, FEATURE_ROW, FEATURES, featuresAt, flippedAt, POOLED_LINE, POOLED_ROW, pooledAt } from './common';

/** Features of a piece. */
const PART: i32 = 144;
const PARTS: i32 = FEATURES / PART;

/** Pieces [begin, end) of the derivatives by the features: four pictures by 144 of them. */
export function spread(
  pictures: usize, labels: usize, weights: usize, moment1: usize, moment2: usize, step: usize, loss: usize, work: usize,
  b: i32, pitch: i32, m: i32, adam: i32, convolutional: i32, begin: i32, end: i32,
): void {
  const row = <usize>pitch << 2;
  const delta1 = delta1At(work, b, pitch);
  const features = featuresAt(work, b, pitch);
  const apart: usize = 2 * <usize>b * FEATURE_ROW;
  for (let piece = begin; piece < end; piece++) {
    const at = piece / PARTS * 4;
    const p1 = min(at + 1, b - 1);
    const p2 = min(at + 2, b - 1);
    const p3 = min(at + 3, b - 1);
    const d0 = delta1 + <usize>at * row;
    const d1 = delta1 + <usize>p1 * row;
    const d2 = delta1 + <usize>p2 * row;
    const d3 = delta1 + <usize>p3 * row;
    const first = piece % PARTS * PART;
    for (let feature = first; feature < first + PART; feature += 2) {
      let w = weights + <usize>feature * row;
      let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, e0 = a0, e1 = a0;
      for (let j: usize = 0; j < row; j += 16, w += 16) {
        const w0 = v128.load(w);
        const w1 = v128.load(w + row);
        let d = v128.load(d0 + j);
        a0 = madd(d, w0, a0);
        a1 = madd(d, w1, a1);
        d = v128.load(d1 + j);
        b0 = madd(d, w0, b0);
        b1 = madd(d, w1, b1);
        d = v128.load(d2 + j);
        c0 = madd(d, w0, c0);
        c1 = madd(d, w1, c1);
        d = v128.load(d3 + j);
        e0 = madd(d, w0, e0);
        e1 = madd(d, w1, e1);
      }
      const to = features + (<usize>feature << 2);
      awake(to + <usize>at * FEATURE_ROW, apart, across(a0), across(a1));
      awake(to + <usize>p1 * FEATURE_ROW, apart, across(b0), across(b1));
      awake(to + <usize>p2 * FEATURE_ROW, apart, across(c0), across(c1));
      awake(to + <usize>p3 * FEATURE_ROW, apart, across(e0), across(e1));
    }
  }
}

/** Two derivatives where the features are awake. */
@inline
function awake(feature: usize, apart: usize, one: f32, other: f32): void {
  store<f32>(feature + apart, load<f32>(feature) > 0 ? one : 0);
  store<f32>(feature + apart, load<f32>(feature, 4) > 0 ? other : 0, 4);
}

/** Pictures [begin, end): each feature gives to the window that made it, in the order of the features. */
export function back(
  pictures: usize, labels: usize, weights: usize, moment1: usize, moment2: usize, step: usize, loss: usize, work: usize,
  b: i32, pitch: i32, m: i32, adam: i32, convolutional: i32, begin: i32, end: i32,
): void {
  const flipped = flippedAt(work, b, pitch);
  const zero = f32x4.splat(0);
  for (let at = begin; at < end; at++) {
    const from = featuresAt(work, b, pitch) + <usize>(b + at) * FEATURE_ROW;
    const deltas = from + <usize>b * FEATURE_ROW;
    const pooled = pooledAt(work, b, pitch) + <usize>at * POOLED_ROW;
    const to = pooled + 2 * <usize>b * POOLED_ROW;
    memory.fill(to, 0, POOLED_ROW);
    for (let feature: usize = 0; feature < FEATURE_ROW; feature += 4) {
      const delta = load<f32>(deltas + feature);
      if (delta != 0) give(f32x4.splat(delta), flipped + ((feature & 127) >> 2) * 576, to + <usize>load<u32>(from + feature));
    }
    for (let i: usize = 0; i < POOLED_ROW; i += 16) {
      v128.store(to + i, v128.and(v128.load(to + i), f32x4.gt(v128.load(pooled + i), zero)));
    }
  }
}

/** Adds a filter's weights, `delta` times, to a window: three rows of three places by sixteen channels. */
@inline
function give(delta: v128, w: usize, to: usize): void {
  for (let row = 0; row < 3; row++, w += 192, to += POOLED_LINE) {
    v128.store(to, madd(delta, v128.load(w), v128.load(to)));
    v128.store(to, madd(delta, v128.load(w, 16), v128.load(to, 16)), 16);
    v128.store(to, madd(delta, v128.load(w, 32), v128.load(to, 32)), 32);
    v128.store(to, madd(delta, v128.load(w, 48), v128.load(to, 48)), 48);
    v128.store(to, madd(delta, v128.load(w, 64), v128.load(to, 64)), 64);
    v128.store(to, madd(delta, v128.load(w, 80), v128.load(to, 80)), 80);
    v128.store(to, madd(delta, v128.load(w, 96), v128.load(to, 96)), 96);
    v128.store(to, madd(delta, v128.load(w, 112), v128.load(to, 112)), 112);
    v128.store(to, madd(delta, v128.load(w, 128), v128.load(to, 128)), 128);
    v128.store(to, madd(delta, v128.load(w, 144), v128.load(to, 144)), 144);
    v128.store(to, madd(delta, v128.load(w, 160), v128.load(to, 160)), 160);
    v128.store(to, madd(delta, v128.load(w, 176), v128.load(to, 176)), 176);
  }
}
