/**
 * Y = W·X on 128-bit vectors: W [rows, pitch] packed as weights.ts says, X [b, pitch] f32, one column after the other, Y
 * [rows, b] f32. `pitch` is a multiple of 16.
 *
 * With one column a row is read from front to back, as fast as memory delivers. With several, two rows and four columns at
 * a time: a weight, once unpacked, is used four times, and a number of X twice. T is f32, u16 (bits of an f16) or i8.
 */
import { madd } from '../../simd/assembly/arithmetic';

/** Bytes before the weights of a row of integers: its scale. */
const HEAD: usize = 16;
/** 2^112: by so much the exponents of f32 and f16 are biased differently. */
const REBIAS: f32 = 5192296858534827628530496329220096.0;

/** Four f16, each extended to 32 bits with its sign: moved where an f32 has them, and multiplied into its range. */
@inline
function halves(bits: v128): v128 {
  return f32x4.mul(v128.and(i32x4.shl(bits, 13), i32x4.splat(<i32>0x8fffe000)), f32x4.splat(REBIAS));
}

@inline
function lowIntegers(eight: v128): v128 {
  return f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(eight));
}

@inline
function highIntegers(eight: v128): v128 {
  return f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(eight));
}

/** Rows [begin, end) of Y. */
export function multiply(
  weights: usize, x: usize, y: usize, bits: i32, pitch: i32, b: i32, begin: i32, end: i32,
): void {
  if (bits == 32) rows<f32>(weights, x, y, pitch, b, begin, end);
  else if (bits == 16) rows<u16>(weights, x, y, pitch, b, begin, end);
  else rows<i8>(weights, x, y, pitch, b, begin, end);
}

function rows<T>(weights: usize, x: usize, y: usize, pitch: i32, b: i32, begin: i32, end: i32): void {
  const line = <usize>pitch * sizeof<T>() + (sizeof<T>() == 1 ? HEAD : 0);
  const length = <usize>pitch << 2;
  const across = <usize>b << 2;
  let upper = weights + <usize>begin * line;
  let target = y + <usize>begin * across;
  if (b == 1) {
    for (let row = begin; row < end; row += 4, upper += 4 * line, target += 16) {
      fourRows<T>(upper, line, x, length, target, 4, min(4, end - row));
    }
    return;
  }
  for (let row = begin; row < end; row += 2, upper += 2 * line, target += 2 * across) {
    const both = row + 1 < end;
    // A row that is not there repeats the one before and is not written.
    const lower = both ? upper + line : upper;
    let from = x;
    let to = target;
    for (let column = 0; column < b; column += 4, from += 4 * length, to += 16) {
      const columns = min(4, b - column);
      fourColumns<T>(upper, lower, from, length, to, across, columns, both);
    }
  }
}

@inline
function scaleOf<T>(row: usize): f32 {
  return sizeof<T>() == 1 ? load<f32>(row) : 1;
}

/**
 * Four rows and one column of `length` bytes, 16 numbers at a time: four streams of memory, which a processor fetches ahead
 * of each by itself, and one load of X for four of W. Rows that are not there repeat the last.
 */
function fourRows<T>(w: usize, line: usize, x: usize, length: usize, to: usize, across: usize, count: i32): void {
  const head: usize = sizeof<T>() == 1 ? HEAD : 0;
  const w1 = count > 1 ? line : 0;
  const w2 = count > 2 ? w1 + line : w1;
  const w3 = count > 3 ? w2 + line : w2;
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  let at = w + head;
  for (const end = x + length; x < end; x += 64, at += 16 * sizeof<T>()) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    const c = v128.load(x, 32);
    const d = v128.load(x, 48);
    s0 = sixteen<T>(at, a, b, c, d, s0);
    s1 = sixteen<T>(at + w1, a, b, c, d, s1);
    s2 = sixteen<T>(at + w2, a, b, c, d, s2);
    s3 = sixteen<T>(at + w3, a, b, c, d, s3);
  }
  const sums = sumsOf(s0, s1, s2, s3);
  store<f32>(to, f32x4.extract_lane(sums, 0) * scaleOf<T>(w));
  if (count > 1) store<f32>(to + across, f32x4.extract_lane(sums, 1) * scaleOf<T>(w + w1));
  if (count > 2) store<f32>(to + 2 * across, f32x4.extract_lane(sums, 2) * scaleOf<T>(w + w2));
  if (count > 3) store<f32>(to + 3 * across, f32x4.extract_lane(sums, 3) * scaleOf<T>(w + w3));
}

/** 16 numbers of a row; the last additions are few, so that the next row's need not wait for them. */
@inline
function sixteen<T>(w: usize, a: v128, b: v128, c: v128, d: v128, sum: v128): v128 {
  if (sizeof<T>() == 4) {
    const some = madd(v128.load(w, 16), b, f32x4.mul(v128.load(w), a));
    const others = madd(v128.load(w, 48), d, f32x4.mul(v128.load(w, 32), c));
    return f32x4.add(sum, f32x4.add(some, others));
  } else if (sizeof<T>() == 2) {
    const some = madd(halves(v128.load16x4_s(w, 8)), b, f32x4.mul(halves(v128.load16x4_s(w)), a));
    const others = madd(halves(v128.load16x4_s(w, 24)), d, f32x4.mul(halves(v128.load16x4_s(w, 16)), c));
    return f32x4.add(sum, f32x4.add(some, others));
  } else {
    const first = v128.load8x8_s(w);
    const second = v128.load8x8_s(w, 8);
    const some = madd(highIntegers(first), b, f32x4.mul(lowIntegers(first), a));
    const others = madd(highIntegers(second), d, f32x4.mul(lowIntegers(second), c));
    return f32x4.add(sum, f32x4.add(some, others));
  }
}

/** Two rows and four columns, eight numbers of each at a time. Columns that are not there repeat the last. */
function fourColumns<T>(
  upper: usize, lower: usize, x: usize, length: usize, to: usize, across: usize, columns: i32, both: bool,
): void {
  const head: usize = sizeof<T>() == 1 ? HEAD : 0;
  const x1 = columns > 1 ? length : 0;
  const x2 = columns > 2 ? x1 + length : x1;
  const x3 = columns > 3 ? x2 + length : x2;
  let u0 = f32x4.splat(0), u1 = u0, u2 = u0, u3 = u0, l0 = u0, l1 = u0, l2 = u0, l3 = u0;
  let w = upper + head;
  let v = lower + head;
  for (const end = x + length; x < end; x += 32, w += 8 * sizeof<T>(), v += 8 * sizeof<T>()) {
    let wa: v128, wb: v128, va: v128, vb: v128;
    if (sizeof<T>() == 4) {
      wa = v128.load(w);
      wb = v128.load(w, 16);
      va = v128.load(v);
      vb = v128.load(v, 16);
    } else if (sizeof<T>() == 2) {
      wa = halves(v128.load16x4_s(w));
      wb = halves(v128.load16x4_s(w, 8));
      va = halves(v128.load16x4_s(v));
      vb = halves(v128.load16x4_s(v, 8));
    } else {
      const some = v128.load8x8_s(w);
      const others = v128.load8x8_s(v);
      wa = lowIntegers(some);
      wb = highIntegers(some);
      va = lowIntegers(others);
      vb = highIntegers(others);
    }
    let four = v128.load(x);
    u0 = madd(wa, four, u0);
    l0 = madd(va, four, l0);
    four = v128.load(x, 16);
    u0 = madd(wb, four, u0);
    l0 = madd(vb, four, l0);
    four = v128.load(x + x1);
    u1 = madd(wa, four, u1);
    l1 = madd(va, four, l1);
    four = v128.load(x + x1, 16);
    u1 = madd(wb, four, u1);
    l1 = madd(vb, four, l1);
    four = v128.load(x + x2);
    u2 = madd(wa, four, u2);
    l2 = madd(va, four, l2);
    four = v128.load(x + x2, 16);
    u2 = madd(wb, four, u2);
    l2 = madd(vb, four, l2);
    four = v128.load(x + x3);
    u3 = madd(wa, four, u3);
    l3 = madd(va, four, l3);
    four = v128.load(x + x3, 16);
    u3 = madd(wb, four, u3);
    l3 = madd(vb, four, l3);
  }
  write(to, sumsOf(u0, u1, u2, u3), scaleOf<T>(upper), columns);
  if (both) write(to + across, sumsOf(l0, l1, l2, l3), scaleOf<T>(lower), columns);
}

/** The sum of each vector's lanes. */
@inline
function sumsOf(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(i32x4.shuffle(a, b, 0, 4, 1, 5), i32x4.shuffle(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(i32x4.shuffle(c, d, 0, 4, 1, 5), i32x4.shuffle(c, d, 2, 6, 3, 7));
  return f32x4.add(i32x4.shuffle(ab, cd, 0, 1, 4, 5), i32x4.shuffle(ab, cd, 2, 3, 6, 7));
}

function write(to: usize, sums: v128, scale: f32, columns: i32): void {
  sums = f32x4.mul(sums, f32x4.splat(scale));
  if (columns == 4) {
    v128.store(to, sums);
    return;
  }
  store<f32>(to, f32x4.extract_lane(sums, 0));
  if (columns > 1) store<f32>(to, f32x4.extract_lane(sums, 1), 4);
  if (columns > 2) store<f32>(to, f32x4.extract_lane(sums, 2), 8);
}
