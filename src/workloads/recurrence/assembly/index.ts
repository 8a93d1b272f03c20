/**
 * A recurrent layer on 128-bit vectors: x and h f32 [b, t, d], w and u f32 [d, d], by what they come from.
 *
 * Four sequences side by side and eight columns of the new state are 8 vectors of sums: a number of W or U is fetched
 * once for four sequences. A sequence by itself has 32 columns at a time, which are as many.
 *
 * tanh z is (e − 1) / (e + 1) with e = exp 2z, from a polynomial of degree 6 on |r| ≤ ln 2 / 2 after Cody and Waite's
 * reduction; where |z| is small that would cancel, and z − z³/3 + 2z⁵/15 − 17z⁷/315 is taken (Abramowitz and Stegun,
 * 4.5.64). Within 3e-7 of tanh.
 */
import { exp, madd } from '../../simd/assembly/arithmetic';

const SEQUENCES: i32 = 4;
const COLUMNS: i32 = 8;

@inline
function tanh(z: v128): v128 {
  const bounded = f32x4.max(f32x4.splat(-9.0), f32x4.min(f32x4.splat(9.0), z));
  const e = exp(f32x4.add(bounded, bounded));
  const one = f32x4.splat(1.0);
  const large = f32x4.div(f32x4.sub(e, one), f32x4.add(e, one));
  const square = f32x4.mul(bounded, bounded);
  let p = madd(square, f32x4.splat(-17.0 / 315.0), f32x4.splat(2.0 / 15.0));
  p = madd(p, square, f32x4.splat(-1.0 / 3.0));
  p = madd(p, square, one);
  const small = f32x4.mul(bounded, p);
  return v128.bitselect(small, large, f32x4.lt(f32x4.abs(bounded), f32x4.splat(0.25)));
}

/** Sequences [begin, end). */
export function recur(x: usize, w: usize, u: usize, h: usize, t: i32, d: i32, begin: i32, end: i32): void {
  const length = <usize>t * <usize>d << 2;
  let sequence = begin;
  for (; sequence + SEQUENCES <= end; sequence += SEQUENCES) {
    for (let step = 0; step < t; step++) {
      const now = <usize>sequence * length + (<usize>step * <usize>d << 2);
      let column = 0;
      for (; column + COLUMNS <= d; column += COLUMNS) eight(x + now, w, u, h + now, length, d, column, step);
      for (; column < d; column++) {
        for (let i = 0; i < SEQUENCES; i++) {
          one(x + now + <usize>i * length, w, u, h + now + <usize>i * length, d, column, step);
        }
      }
    }
  }
  for (; sequence < end; sequence++) {
    for (let step = 0; step < t; step++) {
      const now = <usize>sequence * length + (<usize>step * <usize>d << 2);
      let column = 0;
      for (; column + 4 * COLUMNS <= d; column += 4 * COLUMNS) wide(x + now, w, u, h + now, d, column, step);
      for (; column + 4 <= d; column += 4) four(x + now, w, u, h + now, d, column, step);
      for (; column < d; column++) one(x + now, w, u, h + now, d, column, step);
    }
  }
}

/** Eight columns of four sequences, which lie `length` bytes apart. */
function eight(x: usize, w: usize, u: usize, h: usize, length: usize, d: i32, column: i32, step: i32): void {
  const b = length;
  const c = 2 * length;
  const e = 3 * length;
  const pitch = <usize>d << 2;
  const before = h - pitch;
  let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, e0 = a0, e1 = a0;
  // First the input by U, then, from the second step on, the state by W.
  for (let part = 0; part < (step > 0 ? 2 : 1); part++) {
    let vector = part ? before : x;
    let row = (part ? w : u) + (<usize>column << 2);
    for (let from = 0; from < d; from++, vector += 4, row += pitch) {
      const m0 = v128.load(row);
      const m1 = v128.load(row, 16);
      let factor = v128.load32_splat(vector);
      a0 = madd(factor, m0, a0);
      a1 = madd(factor, m1, a1);
      factor = v128.load32_splat(vector + b);
      b0 = madd(factor, m0, b0);
      b1 = madd(factor, m1, b1);
      factor = v128.load32_splat(vector + c);
      c0 = madd(factor, m0, c0);
      c1 = madd(factor, m1, c1);
      factor = v128.load32_splat(vector + e);
      e0 = madd(factor, m0, e0);
      e1 = madd(factor, m1, e1);
    }
  }
  const to = h + (<usize>column << 2);
  v128.store(to, tanh(a0));
  v128.store(to, tanh(a1), 16);
  v128.store(to + b, tanh(b0));
  v128.store(to + b, tanh(b1), 16);
  v128.store(to + c, tanh(c0));
  v128.store(to + c, tanh(c1), 16);
  v128.store(to + e, tanh(e0));
  v128.store(to + e, tanh(e1), 16);
}

/** 32 columns of one sequence: eight sums that do not wait for each other. */
function wide(x: usize, w: usize, u: usize, h: usize, d: i32, column: i32, step: i32): void {
  const pitch = <usize>d << 2;
  let a = f32x4.splat(0), b = a, c = a, e = a, f = a, g = a, i = a, k = a;
  for (let part = 0; part < (step > 0 ? 2 : 1); part++) {
    let vector = part ? h - pitch : x;
    let row = (part ? w : u) + (<usize>column << 2);
    for (let from = 0; from < d; from++, vector += 4, row += pitch) {
      const factor = v128.load32_splat(vector);
      a = madd(factor, v128.load(row), a);
      b = madd(factor, v128.load(row, 16), b);
      c = madd(factor, v128.load(row, 32), c);
      e = madd(factor, v128.load(row, 48), e);
      f = madd(factor, v128.load(row, 64), f);
      g = madd(factor, v128.load(row, 80), g);
      i = madd(factor, v128.load(row, 96), i);
      k = madd(factor, v128.load(row, 112), k);
    }
  }
  const to = h + (<usize>column << 2);
  v128.store(to, tanh(a));
  v128.store(to, tanh(b), 16);
  v128.store(to, tanh(c), 32);
  v128.store(to, tanh(e), 48);
  v128.store(to, tanh(f), 64);
  v128.store(to, tanh(g), 80);
  v128.store(to, tanh(i), 96);
  v128.store(to, tanh(k), 112);
}

/** Four columns of one sequence. */
function four(x: usize, w: usize, u: usize, h: usize, d: i32, column: i32, step: i32): void {
  const pitch = <usize>d << 2;
  let sum = f32x4.splat(0);
  for (let part = 0; part < (step > 0 ? 2 : 1); part++) {
    const vector = part ? h - pitch : x;
    const row = (part ? w : u) + (<usize>column << 2);
    for (let from = 0; from < d; from++) {
      sum = madd(v128.load32_splat(vector + (<usize>from << 2)), v128.load(row + <usize>from * pitch), sum);
    }
  }
  v128.store(h + (<usize>column << 2), tanh(sum));
}

/** One column of one sequence. */
function one(x: usize, w: usize, u: usize, h: usize, d: i32, column: i32, step: i32): void {
  const pitch = <usize>d << 2;
  let sum: f32 = 0;
  for (let part = 0; part < (step > 0 ? 2 : 1); part++) {
    const vector = part ? h - pitch : x;
    const row = (part ? w : u) + (<usize>column << 2);
    for (let from = 0; from < d; from++) {
      sum += load<f32>(vector + (<usize>from << 2)) * load<f32>(row + <usize>from * pitch);
    }
  }
  store<f32>(h + (<usize>column << 2), f32x4.extract_lane(tanh(f32x4.splat(sum)), 0));
}
