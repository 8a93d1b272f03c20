/** From the derivatives to the parameters. */
import { madd } from '../../simd/assembly/arithmetic';
import { CLASSES, CLASS_ROW, delta1At, delta2At, featuresAt, inputsOf, LOSS, pictureAt } from './common';
import { move, scale } from '../../simd/assembly/descent';
import { FILTER_PIECES, filters } from './filters';

/**
 * Pieces [begin, end) of the parameters: those of the filters, where there are some; one for every four inputs; the hidden
 * layer's biases, ten classes, the tail.
 */
export function update(
  pictures: usize, labels: usize, weights: usize, moment1: usize, moment2: usize, step: usize, loss: usize, work: usize,
  b: i32, pitch: i32, m: i32, adam: i32, convolutional: i32, begin: i32, end: i32,
): void {
  const now = load<i32>(step);
  const row = <usize>pitch << 2;
  const delta1 = delta1At(work, b, pitch);
  const delta2 = delta2At(work, b, pitch);
  const inputs = inputsOf(convolutional);
  const size = <usize>inputs << 2;
  const start = convolutional ? featuresAt(work, b, pitch) : pictures;
  const first = convolutional ? start : pictures + <usize>pictureAt(now, 0, b, m) * size;
  const last = start + <usize>(convolutional ? b : m) * size;
  scale(now, adam, adam ? <f32>0.001 : <f32>0.05);
  for (let place = begin; place < end; place++) {
    const piece = convolutional ? place - FILTER_PIECES : place;
    if (piece < 0) {
      filters(weights, moment1, moment2, work, b, pitch, adam, place);
    } else if (piece < inputs / 4) {
      const from = <usize>piece << 4;
      const at = <usize>piece * 4 * row;
      let j: usize = 0;
      for (; j + 32 <= row; j += 32) {
        pixelsToEight(first + from, start + from, last + from, size, delta1 + j, row, b, weights, moment1, moment2, at + j, adam);
      }
      for (; j < row; j += 16) {
        pixelsToFour(first + from, start + from, last + from, size, delta1 + j, row, b, weights, moment1, moment2, at + j, adam);
      }
    } else if (piece == inputs / 4) {
      const at = <usize>inputs * row;
      for (let j: usize = 0; j < row; j += 16) {
        let sum = f32x4.splat(0);
        for (let i = 0, d = delta1 + j; i < b; i++, d += row) sum = f32x4.add(sum, v128.load(d));
        move(weights, moment1, moment2, at + j, sum, adam);
      }
    } else if (piece <= inputs / 4 + CLASSES) {
      const c = <usize>(piece - inputs / 4 - 1);
      const at = (<usize>inputs + 1 + c) * row;
      let j: usize = 0;
      for (; j + 64 <= row; j += 64) classToSixteen(work + j, delta2 + (c << 2), row, b, weights, moment1, moment2, at + j, adam);
      for (; j < row; j += 16) classToFour(work + j, delta2 + (c << 2), row, b, weights, moment1, moment2, at + j, adam);
    } else {
      const at = <usize>(inputs + 1 + CLASSES) * row;
      for (let j: usize = 0; j < CLASS_ROW; j += 16) {
        let sum = f32x4.splat(0);
        for (let i = 0, d = delta2 + j; i < b; i++, d += CLASS_ROW) sum = f32x4.add(sum, v128.load(d));
        // The loss stands behind the tenth.
        if (j == 32) sum = v128.and(sum, i32x4(-1, -1, 0, 0));
        move(weights, moment1, moment2, at + j, sum, adam);
      }
    }
  }
}

/** Gradients of the weights from four inputs to eight units. Pictures go on at `start` where they reach `last`. */
function pixelsToEight(
  x: usize, start: usize, last: usize, size: usize, d: usize, row: usize, b: i32,
  weights: usize, moment1: usize, moment2: usize, at: usize, adam: i32,
): void {
  let a0 = f32x4.splat(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, e0 = a0, e1 = a0;
  for (let i = 0; i < b; i++) {
    const d0 = v128.load(d);
    const d1 = v128.load(d, 16);
    let pixel = v128.load32_splat(x);
    a0 = madd(pixel, d0, a0);
    a1 = madd(pixel, d1, a1);
    pixel = v128.load32_splat(x, 4);
    b0 = madd(pixel, d0, b0);
    b1 = madd(pixel, d1, b1);
    pixel = v128.load32_splat(x, 8);
    c0 = madd(pixel, d0, c0);
    c1 = madd(pixel, d1, c1);
    pixel = v128.load32_splat(x, 12);
    e0 = madd(pixel, d0, e0);
    e1 = madd(pixel, d1, e1);
    d += row;
    x += size;
    if (x == last) x = start;
  }
  move(weights, moment1, moment2, at, a0, adam);
  move(weights, moment1, moment2, at + 16, a1, adam);
  move(weights, moment1, moment2, at + row, b0, adam);
  move(weights, moment1, moment2, at + row + 16, b1, adam);
  move(weights, moment1, moment2, at + 2 * row, c0, adam);
  move(weights, moment1, moment2, at + 2 * row + 16, c1, adam);
  move(weights, moment1, moment2, at + 3 * row, e0, adam);
  move(weights, moment1, moment2, at + 3 * row + 16, e1, adam);
}

/** The same to four units. */
function pixelsToFour(
  x: usize, start: usize, last: usize, size: usize, d: usize, row: usize, b: i32,
  weights: usize, moment1: usize, moment2: usize, at: usize, adam: i32,
): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  for (let i = 0; i < b; i++) {
    const d0 = v128.load(d);
    s0 = madd(v128.load32_splat(x), d0, s0);
    s1 = madd(v128.load32_splat(x, 4), d0, s1);
    s2 = madd(v128.load32_splat(x, 8), d0, s2);
    s3 = madd(v128.load32_splat(x, 12), d0, s3);
    d += row;
    x += size;
    if (x == last) x = start;
  }
  move(weights, moment1, moment2, at, s0, adam);
  move(weights, moment1, moment2, at + row, s1, adam);
  move(weights, moment1, moment2, at + 2 * row, s2, adam);
  move(weights, moment1, moment2, at + 3 * row, s3, adam);
}

/** Gradients of the weights from sixteen units to a class. */
function classToSixteen(
  h: usize, d: usize, row: usize, b: i32,
  weights: usize, moment1: usize, moment2: usize, at: usize, adam: i32,
): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  for (let i = 0; i < b; i++) {
    const slope = v128.load32_splat(d);
    s0 = madd(slope, v128.load(h), s0);
    s1 = madd(slope, v128.load(h, 16), s1);
    s2 = madd(slope, v128.load(h, 32), s2);
    s3 = madd(slope, v128.load(h, 48), s3);
    d += CLASS_ROW;
    h += row;
  }
  move(weights, moment1, moment2, at, s0, adam);
  move(weights, moment1, moment2, at + 16, s1, adam);
  move(weights, moment1, moment2, at + 32, s2, adam);
  move(weights, moment1, moment2, at + 48, s3, adam);
}

/** The same from four units. */
function classToFour(
  h: usize, d: usize, row: usize, b: i32,
  weights: usize, moment1: usize, moment2: usize, at: usize, adam: i32,
): void {
  let sum = f32x4.splat(0);
  for (let i = 0; i < b; i++) {
    sum = madd(v128.load32_splat(d), v128.load(h), sum);
    d += CLASS_ROW;
    h += row;
  }
  move(weights, moment1, moment2, at, sum, adam);
}

/** When nobody needs the number of the step any more. */
export function finish(
  pictures: usize, labels: usize, weights: usize, moment1: usize, moment2: usize, step: usize, loss: usize, work: usize,
  b: i32, pitch: i32, m: i32, adam: i32, convolutional: i32, begin: i32, end: i32,
): void {
  let sum: f32 = 0;
  for (let i = 0, d = delta2At(work, b, pitch); i < b; i++, d += CLASS_ROW) sum += load<f32>(d, LOSS);
  store<f32>(loss, sum / <f32>b);
  store<i32>(step, load<i32>(step) + 1);
}
