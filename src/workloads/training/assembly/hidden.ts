/** From pictures, or their features, to the hidden layer. */
import { madd } from '../../simd/assembly/arithmetic';
import { featuresAt, inputsOf, pictureAt } from './common';

/** Units of a piece, and inputs at a time. */
const UNITS: i32 = 64;
const BLOCK: i32 = 28;

/** Pieces [begin, end) of the hidden layer. */
export function hidden(
  pictures: usize, labels: usize, weights: usize, moment1: usize, moment2: usize, step: usize, loss: usize, work: usize,
  b: i32, pitch: i32, m: i32, adam: i32, convolutional: i32, begin: i32, end: i32,
): void {
  const now = convolutional ? 0 : load<i32>(step);
  const from = convolutional ? featuresAt(work, b, pitch) : pictures;
  const count = convolutional ? b : m;
  const inputs = inputsOf(convolutional);
  const size = <usize>inputs << 2;
  const chunks = (pitch + UNITS - 1) / UNITS;
  const row = <usize>pitch << 2;
  const bias = weights + <usize>inputs * row;
  for (let piece = begin; piece < end; piece++) {
    const first = piece / chunks * 4;
    const left = piece % chunks * UNITS;
    const to = min(pitch, left + UNITS);
    const p1 = min(first + 1, b - 1);
    const p2 = min(first + 2, b - 1);
    const p3 = min(first + 3, b - 1);
    let x0 = from + <usize>pictureAt(now, first, b, count) * size;
    let x1 = from + <usize>pictureAt(now, p1, b, count) * size;
    let x2 = from + <usize>pictureAt(now, p2, b, count) * size;
    let x3 = from + <usize>pictureAt(now, p3, b, count) * size;
    const h0 = work + <usize>first * row;
    const h1 = work + <usize>p1 * row;
    const h2 = work + <usize>p2 * row;
    const h3 = work + <usize>p3 * row;
    for (let input = 0; input < inputs; input += BLOCK) {
      const length = min(BLOCK, inputs - input);
      const last = input + length == inputs;
      const w = weights + <usize>input * row;
      let j = left;
      for (; j + 8 <= to; j += 8) {
        const at = <usize>j << 2;
        eight(x0, x1, x2, x3, w + at, row, h0 + at, h1 + at, h2 + at, h3 + at, bias + at, length, input == 0, last);
      }
      for (; j < to; j += 4) {
        const at = <usize>j << 2;
        four(x0, x1, x2, x3, w + at, row, h0 + at, h1 + at, h2 + at, h3 + at, bias + at, length, input == 0, last);
      }
      x0 += BLOCK << 2;
      x1 += BLOCK << 2;
      x2 += BLOCK << 2;
      x3 += BLOCK << 2;
    }
  }
}

/** A block of inputs of four pictures, to eight units. */
function eight(
  x0: usize, x1: usize, x2: usize, x3: usize, w: usize, row: usize,
  h0: usize, h1: usize, h2: usize, h3: usize, bias: usize,
  length: i32, starts: bool, ends: bool,
): void {
  let a0: v128, a1: v128, b0: v128, b1: v128, c0: v128, c1: v128, d0: v128, d1: v128;
  if (starts) {
    a0 = b0 = c0 = d0 = v128.load(bias);
    a1 = b1 = c1 = d1 = v128.load(bias, 16);
  } else {
    a0 = v128.load(h0); a1 = v128.load(h0, 16);
    b0 = v128.load(h1); b1 = v128.load(h1, 16);
    c0 = v128.load(h2); c1 = v128.load(h2, 16);
    d0 = v128.load(h3); d1 = v128.load(h3, 16);
  }
  for (let i: usize = 0; i < <usize>length << 2; i += 4, w += row) {
    const w0 = v128.load(w);
    const w1 = v128.load(w, 16);
    let x = v128.load32_splat(x0 + i);
    a0 = madd(x, w0, a0);
    a1 = madd(x, w1, a1);
    x = v128.load32_splat(x1 + i);
    b0 = madd(x, w0, b0);
    b1 = madd(x, w1, b1);
    x = v128.load32_splat(x2 + i);
    c0 = madd(x, w0, c0);
    c1 = madd(x, w1, c1);
    x = v128.load32_splat(x3 + i);
    d0 = madd(x, w0, d0);
    d1 = madd(x, w1, d1);
  }
  if (ends) {
    const zero = f32x4.splat(0);
    a0 = f32x4.max(a0, zero); a1 = f32x4.max(a1, zero);
    b0 = f32x4.max(b0, zero); b1 = f32x4.max(b1, zero);
    c0 = f32x4.max(c0, zero); c1 = f32x4.max(c1, zero);
    d0 = f32x4.max(d0, zero); d1 = f32x4.max(d1, zero);
  }
  v128.store(h0, a0); v128.store(h0, a1, 16);
  v128.store(h1, b0); v128.store(h1, b1, 16);
  v128.store(h2, c0); v128.store(h2, c1, 16);
  v128.store(h3, d0); v128.store(h3, d1, 16);
}

/** The same to four units. */
function four(
  x0: usize, x1: usize, x2: usize, x3: usize, w: usize, row: usize,
  h0: usize, h1: usize, h2: usize, h3: usize, bias: usize,
  length: i32, starts: bool, ends: bool,
): void {
  let a: v128, b: v128, c: v128, d: v128;
  if (starts) {
    a = b = c = d = v128.load(bias);
  } else {
    a = v128.load(h0);
    b = v128.load(h1);
    c = v128.load(h2);
    d = v128.load(h3);
  }
  for (let i: usize = 0; i < <usize>length << 2; i += 4, w += row) {
    const w0 = v128.load(w);
    a = madd(v128.load32_splat(x0 + i), w0, a);
    b = madd(v128.load32_splat(x1 + i), w0, b);
    c = madd(v128.load32_splat(x2 + i), w0, c);
    d = madd(v128.load32_splat(x3 + i), w0, d);
  }
  if (ends) {
    const zero = f32x4.splat(0);
    a = f32x4.max(a, zero);
    b = f32x4.max(b, zero);
    c = f32x4.max(c, zero);
    d = f32x4.max(d, zero);
  }
  v128.store(h0, a);
  v128.store(h1, b);
  v128.store(h2, c);
  v128.store(h3, d);
}
