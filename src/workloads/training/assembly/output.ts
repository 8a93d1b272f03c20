/** From the hidden layer to the loss, and back to the hidden layer's sums. */
import { across, expOrZero, log, madd } from '../../simd/assembly/arithmetic';
import { CLASSES, CLASS_ROW, delta1At, delta2At, inputsOf, LOSS, pictureAt } from './common';

/** Pictures [begin, end) of the batch: loss, and its derivatives by the classes' sums and by the hidden layer's. */
export function output(
  pictures: usize, labels: usize, weights: usize, moment1: usize, moment2: usize, step: usize, loss: usize, work: usize,
  b: i32, pitch: i32, m: i32, adam: i32, convolutional: i32, begin: i32, end: i32,
): void {
  const now = load<i32>(step);
  const row = <usize>pitch << 2;
  const classes = weights + <usize>(inputsOf(convolutional) + 1) * row;
  const biases = classes + <usize>CLASSES * row;
  for (let at = begin; at < end; at++) {
    const h = work + <usize>at * row;
    const d = delta2At(work, b, pitch) + <usize>at * CLASS_ROW;
    sums(h, classes, biases, row, d);
    const label = load<i32>(labels + (<usize>pictureAt(now, at, b, m) << 2));
    softmax(d, label, b);
    backwards(h, classes, row, d, delta1At(work, b, pitch) + <usize>at * row);
  }
}

/** The ten sums of one picture, to `d`. */
function sums(h: usize, w: usize, biases: usize, row: usize, d: usize): void {
  const zero = f32x4.splat(0);
  let s0 = zero, s1 = zero, s2 = zero, s3 = zero, s4 = zero, s5 = zero, s6 = zero, s7 = zero, s8 = zero, s9 = zero;
  for (let at: usize = 0; at < row; at += 16) {
    const x = v128.load(h + at);
    let to = w + at;
    s0 = madd(x, v128.load(to), s0); to += row;
    s1 = madd(x, v128.load(to), s1); to += row;
    s2 = madd(x, v128.load(to), s2); to += row;
    s3 = madd(x, v128.load(to), s3); to += row;
    s4 = madd(x, v128.load(to), s4); to += row;
    s5 = madd(x, v128.load(to), s5); to += row;
    s6 = madd(x, v128.load(to), s6); to += row;
    s7 = madd(x, v128.load(to), s7); to += row;
    s8 = madd(x, v128.load(to), s8); to += row;
    s9 = madd(x, v128.load(to), s9);
  }
  store<f32>(d, across(s0) + load<f32>(biases));
  store<f32>(d, across(s1) + load<f32>(biases, 4), 4);
  store<f32>(d, across(s2) + load<f32>(biases, 8), 8);
  store<f32>(d, across(s3) + load<f32>(biases, 12), 12);
  store<f32>(d, across(s4) + load<f32>(biases, 16), 16);
  store<f32>(d, across(s5) + load<f32>(biases, 20), 20);
  store<f32>(d, across(s6) + load<f32>(biases, 24), 24);
  store<f32>(d, across(s7) + load<f32>(biases, 28), 28);
  store<f32>(d, across(s8) + load<f32>(biases, 32), 32);
  store<f32>(d, across(s9) + load<f32>(biases, 36), 36);
}

/** From the sums in `d` to the derivatives of the loss by them, and the loss behind them. */
function softmax(d: usize, label: i32, b: i32): void {
  let largest = load<f32>(d);
  for (let c = 1; c < CLASSES; c++) largest = max(largest, load<f32>(d + (<usize>c << 2)));
  // The last two lanes are nobody's.
  store<f32>(d, largest, 40);
  store<f32>(d, largest, 44);
  const below = largest - load<f32>(d + (<usize>label << 2));
  const top = f32x4.splat(largest);
  const e0 = expOrZero(f32x4.sub(v128.load(d), top));
  const e1 = expOrZero(f32x4.sub(v128.load(d, 16), top));
  const e2 = expOrZero(f32x4.sub(v128.load(d, 32), top));
  const total = across(e0) + across(e1) + (f32x4.extract_lane(e2, 0) + f32x4.extract_lane(e2, 1));
  const by = f32x4.splat(total);
  v128.store(d, f32x4.div(e0, by));
  v128.store(d, f32x4.div(e1, by), 16);
  v128.store(d, f32x4.div(e2, by), 32);
  const own = d + (<usize>label << 2);
  store<f32>(own, load<f32>(own) - 1);
  const each = f32x4.splat(<f32>b);
  v128.store(d, f32x4.div(v128.load(d), each));
  v128.store(d, f32x4.div(v128.load(d, 16), each), 16);
  v128.store(d, f32x4.div(v128.load(d, 32), each), 32);
  store<f32>(d, <f32>(log(<f64>total) + <f64>below), LOSS);
  store<f32>(d, 0, 44);
}

/** Derivatives by the sums of the hidden layer: what comes back from the classes, where the unit is awake. */
function backwards(h: usize, w: usize, row: usize, d: usize, to: usize): void {
  const zero = f32x4.splat(0);
  const d0 = v128.load32_splat(d), d1 = v128.load32_splat(d, 4), d2 = v128.load32_splat(d, 8);
  const d3 = v128.load32_splat(d, 12), d4 = v128.load32_splat(d, 16), d5 = v128.load32_splat(d, 20);
  const d6 = v128.load32_splat(d, 24), d7 = v128.load32_splat(d, 28), d8 = v128.load32_splat(d, 32);
  const d9 = v128.load32_splat(d, 36);
  for (let at: usize = 0; at < row; at += 16) {
    let from = w + at;
    let sum = f32x4.mul(d0, v128.load(from)); from += row;
    sum = madd(d1, v128.load(from), sum); from += row;
    sum = madd(d2, v128.load(from), sum); from += row;
    sum = madd(d3, v128.load(from), sum); from += row;
    sum = madd(d4, v128.load(from), sum); from += row;
    sum = madd(d5, v128.load(from), sum); from += row;
    sum = madd(d6, v128.load(from), sum); from += row;
    sum = madd(d7, v128.load(from), sum); from += row;
    sum = madd(d8, v128.load(from), sum); from += row;
    sum = madd(d9, v128.load(from), sum);
    v128.store(to + at, v128.and(sum, f32x4.gt(v128.load(h + at), zero)));
  }
}
