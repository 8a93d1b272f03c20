/**
 * One step of training on 128-bit vectors; the layouts are those of ../layout.ts, `pitch` is a multiple of 4.
 *
 * hidden: pieces of four pictures by 64 units, 28 pixels at a time: the 28 × 64 weights stay in the nearest cache while
 * they serve four pictures by eight units of sums in registers. Pictures beyond the last are the last one again.
 * update: four pixels by eight units of gradients in registers, from which Adam moves the weights at once.
 * Sums go from the first pixel, picture or unit to the last, whoever computes them.
 */

const PIXELS: i32 = 784;
const CLASSES: i32 = 10;
/** Bytes of a picture, and of a row of delta2. */
const PICTURE: usize = 3136;
const CLASS_ROW: usize = 48;
/** Where such a row has the loss. */
const LOSS: usize = 40;
const UNITS: i32 = 64;
const BLOCK: i32 = 28;

@inline
function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** Byte offset of the picture at a place of the batch. */
@inline
function pictureAt(step: i32, at: i32, b: i32, m: i32): i32 {
  return <i32>((<u32>step % <u32>m * <u32>b + <u32>at) % <u32>m);
}

/** Pieces [begin, end) of the hidden layer. */
export function hidden(
  pictures: usize, labels: usize, weights: usize, moment1: usize, moment2: usize, step: usize,
  hidden: usize, delta1: usize, delta2: usize, loss: usize,
  b: i32, pitch: i32, m: i32, adam: i32, begin: i32, end: i32,
): void {
  const now = load<i32>(step);
  const chunks = (pitch + UNITS - 1) / UNITS;
  const row = <usize>pitch << 2;
  const bias = weights + <usize>PIXELS * row;
  for (let piece = begin; piece < end; piece++) {
    const first = piece / chunks * 4;
    const from = piece % chunks * UNITS;
    const to = min(pitch, from + UNITS);
    const p1 = min(first + 1, b - 1);
    const p2 = min(first + 2, b - 1);
    const p3 = min(first + 3, b - 1);
    let x0 = pictures + <usize>pictureAt(now, first, b, m) * PICTURE;
    let x1 = pictures + <usize>pictureAt(now, p1, b, m) * PICTURE;
    let x2 = pictures + <usize>pictureAt(now, p2, b, m) * PICTURE;
    let x3 = pictures + <usize>pictureAt(now, p3, b, m) * PICTURE;
    const h0 = hidden + <usize>first * row;
    const h1 = hidden + <usize>p1 * row;
    const h2 = hidden + <usize>p2 * row;
    const h3 = hidden + <usize>p3 * row;
    for (let pixel = 0; pixel < PIXELS; pixel += BLOCK) {
      const w = weights + <usize>pixel * row;
      let j = from;
      for (; j + 8 <= to; j += 8) {
        const at = <usize>j << 2;
        eight(x0, x1, x2, x3, w + at, row, h0 + at, h1 + at, h2 + at, h3 + at, bias + at, pixel);
      }
      for (; j < to; j += 4) {
        const at = <usize>j << 2;
        four(x0, x1, x2, x3, w + at, row, h0 + at, h1 + at, h2 + at, h3 + at, bias + at, pixel);
      }
      x0 += BLOCK << 2;
      x1 += BLOCK << 2;
      x2 += BLOCK << 2;
      x3 += BLOCK << 2;
    }
  }
}

/** A block of pixels of four pictures, to eight units. */
function eight(
  x0: usize, x1: usize, x2: usize, x3: usize, w: usize, row: usize,
  h0: usize, h1: usize, h2: usize, h3: usize, bias: usize, pixel: i32,
): void {
  let a0: v128, a1: v128, b0: v128, b1: v128, c0: v128, c1: v128, d0: v128, d1: v128;
  if (pixel == 0) {
    a0 = b0 = c0 = d0 = v128.load(bias);
    a1 = b1 = c1 = d1 = v128.load(bias, 16);
  } else {
    a0 = v128.load(h0); a1 = v128.load(h0, 16);
    b0 = v128.load(h1); b1 = v128.load(h1, 16);
    c0 = v128.load(h2); c1 = v128.load(h2, 16);
    d0 = v128.load(h3); d1 = v128.load(h3, 16);
  }
  for (let i: usize = 0; i < <usize>BLOCK << 2; i += 4, w += row) {
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
  if (pixel + BLOCK == PIXELS) {
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
  h0: usize, h1: usize, h2: usize, h3: usize, bias: usize, pixel: i32,
): void {
  let a: v128, b: v128, c: v128, d: v128;
  if (pixel == 0) {
    a = b = c = d = v128.load(bias);
  } else {
    a = v128.load(h0);
    b = v128.load(h1);
    c = v128.load(h2);
    d = v128.load(h3);
  }
  for (let i: usize = 0; i < <usize>BLOCK << 2; i += 4, w += row) {
    const w0 = v128.load(w);
    a = madd(v128.load32_splat(x0 + i), w0, a);
    b = madd(v128.load32_splat(x1 + i), w0, b);
    c = madd(v128.load32_splat(x2 + i), w0, c);
    d = madd(v128.load32_splat(x3 + i), w0, d);
  }
  if (pixel + BLOCK == PIXELS) {
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

/**
 * For x from -87 to 0, below which it is 0: a polynomial of degree 6 on |r| ≤ ln 2 / 2 after Cody and Waite's reduction,
 * cut off at 1.3e-7; with the roundings within 4e-7 of exp x, relative.
 */
@inline
function exp(x: v128): v128 {
  const bounded = f32x4.max(x, f32x4.splat(-87.0));
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.4426950408889634)));
  let r = f32x4.sub(bounded, f32x4.mul(n, f32x4.splat(0.693145751953125)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(1.428606765330187e-6)));
  let p = f32x4.splat(1.0 / 720.0);
  p = madd(p, r, f32x4.splat(1.0 / 120.0));
  p = madd(p, r, f32x4.splat(1.0 / 24.0));
  p = madd(p, r, f32x4.splat(1.0 / 6.0));
  p = madd(p, r, f32x4.splat(0.5));
  p = madd(p, r, f32x4.splat(1.0));
  p = madd(p, r, f32x4.splat(1.0));
  const exponent = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return v128.and(f32x4.mul(p, exponent), f32x4.ge(x, f32x4.splat(-87.0)));
}

/**
 * ln x for x from 1 to 10, within 1e-9: x = 2^k · f with f around 1, and ln f = 2(t + t³/3 + …), t = (f − 1) / (f + 1)
 * (Abramowitz and Stegun, 4.1.27).
 */
function log(x: f64): f64 {
  let k: f64 = 0;
  while (x > Math.SQRT2) {
    x *= 0.5;
    k += 1;
  }
  const t = (x - 1) / (x + 1);
  const s = t * t;
  const sum = 1 + s * (1.0 / 3 + s * (1.0 / 5 + s * (1.0 / 7 + s * (1.0 / 9 + s * (1.0 / 11)))));
  return k * Math.LN2 + 2 * t * sum;
}

@inline
function across(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

/** Pictures [begin, end) of the batch: loss, and its derivatives by the classes' sums and by the hidden layer's. */
export function output(
  pictures: usize, labels: usize, weights: usize, moment1: usize, moment2: usize, step: usize,
  hidden: usize, delta1: usize, delta2: usize, loss: usize,
  b: i32, pitch: i32, m: i32, adam: i32, begin: i32, end: i32,
): void {
  const now = load<i32>(step);
  const row = <usize>pitch << 2;
  const classes = weights + <usize>(PIXELS + 1) * row;
  const biases = classes + <usize>CLASSES * row;
  for (let at = begin; at < end; at++) {
    const h = hidden + <usize>at * row;
    const d = delta2 + <usize>at * CLASS_ROW;
    sums(h, classes, biases, row, d);
    const label = load<i32>(labels + (<usize>pictureAt(now, at, b, m) << 2));
    softmax(d, label, b);
    backwards(h, classes, row, d, delta1 + <usize>at * row);
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
  const e0 = exp(f32x4.sub(v128.load(d), top));
  const e1 = exp(f32x4.sub(v128.load(d, 16), top));
  const e2 = exp(f32x4.sub(v128.load(d, 32), top));
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

/** 1 − (1 − q)^times by squaring: every term is positive, so that nothing cancels. */
function complement(q: f32, times: u32): f32 {
  let sum: f32 = 0;
  for (; times; times >>= 1) {
    if (times & 1) sum += q * (1 - sum);
    q *= 2 - q;
  }
  return sum;
}

/** What scales this step of Adam, or of SGD: see `scalesOf`. */
let rate: v128 = f32x4.splat(0);
let spread: v128 = f32x4.splat(0);

/** Moves four parameters against their gradient, `at` bytes from the start of each tensor. */
@inline
function move(weights: usize, moment1: usize, moment2: usize, at: usize, gradient: v128, adam: i32): void {
  const to = weights + at;
  const w = v128.load(to);
  if (!adam) {
    v128.store(to, f32x4.sub(w, f32x4.mul(rate, gradient)));
    return;
  }
  const m = madd(f32x4.splat(0.9), v128.load(moment1 + at), f32x4.mul(f32x4.splat(0.1), gradient));
  const square = f32x4.mul(f32x4.mul(f32x4.splat(0.001), gradient), gradient);
  const v = madd(f32x4.splat(0.999), v128.load(moment2 + at), square);
  v128.store(moment1 + at, m);
  v128.store(moment2 + at, v);
  const divisor = madd(f32x4.sqrt(v), spread, f32x4.splat(1e-8));
  v128.store(to, f32x4.sub(w, f32x4.div(f32x4.mul(rate, m), divisor)));
}

/** Pieces [begin, end) of the parameters: 196 of four pixels, the hidden layer's biases, ten classes, the tail. */
export function update(
  pictures: usize, labels: usize, weights: usize, moment1: usize, moment2: usize, step: usize,
  hidden: usize, delta1: usize, delta2: usize, loss: usize,
  b: i32, pitch: i32, m: i32, adam: i32, begin: i32, end: i32,
): void {
  const now = load<i32>(step);
  const row = <usize>pitch << 2;
  rate = f32x4.splat(adam ? <f32>0.001 / complement(0.1, now + 1) : <f32>0.02);
  spread = f32x4.splat(<f32>1 / sqrt<f32>(complement(0.001, now + 1)));
  const first = pictures + <usize>pictureAt(now, 0, b, m) * PICTURE;
  const last = pictures + <usize>m * PICTURE;
  for (let piece = begin; piece < end; piece++) {
    if (piece < PIXELS / 4) {
      const from = <usize>piece << 4;
      const at = <usize>piece * 4 * row;
      let j: usize = 0;
      for (; j + 32 <= row; j += 32) {
        pixelsToEight(first + from, pictures + from, last + from, delta1 + j, row, b, weights, moment1, moment2, at + j, adam);
      }
      for (; j < row; j += 16) {
        pixelsToFour(first + from, pictures + from, last + from, delta1 + j, row, b, weights, moment1, moment2, at + j, adam);
      }
    } else if (piece == PIXELS / 4) {
      const at = <usize>PIXELS * row;
      for (let j: usize = 0; j < row; j += 16) {
        let sum = f32x4.splat(0);
        for (let i = 0, d = delta1 + j; i < b; i++, d += row) sum = f32x4.add(sum, v128.load(d));
        move(weights, moment1, moment2, at + j, sum, adam);
      }
    } else if (piece <= PIXELS / 4 + CLASSES) {
      const c = <usize>(piece - PIXELS / 4 - 1);
      const at = (<usize>PIXELS + 1 + c) * row;
      let j: usize = 0;
      for (; j + 64 <= row; j += 64) classToSixteen(hidden + j, delta2 + (c << 2), row, b, weights, moment1, moment2, at + j, adam);
      for (; j < row; j += 16) classToFour(hidden + j, delta2 + (c << 2), row, b, weights, moment1, moment2, at + j, adam);
    } else {
      const at = <usize>(PIXELS + 1 + CLASSES) * row;
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

/** Gradients of the weights from four pixels to eight units. Pictures go on at `start` where they reach `last`. */
function pixelsToEight(
  x: usize, start: usize, last: usize, d: usize, row: usize, b: i32,
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
    x += PICTURE;
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
  x: usize, start: usize, last: usize, d: usize, row: usize, b: i32,
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
    x += PICTURE;
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
  pictures: usize, labels: usize, weights: usize, moment1: usize, moment2: usize, step: usize,
  hidden: usize, delta1: usize, delta2: usize, loss: usize,
  b: i32, pitch: i32, m: i32, adam: i32, begin: i32, end: i32,
): void {
  let sum: f32 = 0;
  for (let i = 0, d = delta2; i < b; i++, d += CLASS_ROW) sum += load<f32>(d, LOSS);
  store<f32>(loss, sum / <f32>b);
  store<i32>(step, load<i32>(step) + 1);
}
