/**
 * Weights of 32, 16 or 8 bits (../decode/packing.ts), T = f32, u16 or i8: what reads them is compiled for each. Numbers of 8
 * bits are without their scale here.
 */
import { across, madd } from '../../simd/assembly/arithmetic';

/** Four weights. */
@inline
export function four<T>(at: usize): v128 {
  if (sizeof<T>() == 4) return v128.load(at);
  if (sizeof<T>() == 2) return i32x4.shl(v128.load16x4_u(at), 16);
  return f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(i16x8.extend_low_i8x16_s(v128.load32_zero(at))));
}

/** Adds to y [columns] four rows of a matrix, each times its number of x. */
@inline
function addRows<T>(x: usize, w: usize, columns: usize, y: usize): void {
  const x0 = v128.load32_splat(x), x1 = v128.load32_splat(x, 4), x2 = v128.load32_splat(x, 8), x3 = v128.load32_splat(x, 12);
  const row = columns * sizeof<T>();
  const step: usize = 4 * sizeof<T>();
  const end = y + (columns << 2);
  let at = w;
  if (sizeof<T>() == 1) {
    for (; y + 32 <= end; y += 32, at += 8) {
      const r0 = v128.load8x8_s(at), r1 = v128.load8x8_s(at + row), r2 = v128.load8x8_s(at + 2 * row), r3 = v128.load8x8_s(at + 3 * row);
      let low = madd(x0, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(r0)), v128.load(y));
      let high = madd(x0, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(r0)), v128.load(y, 16));
      low = madd(x1, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(r1)), low);
      high = madd(x1, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(r1)), high);
      low = madd(x2, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(r2)), low);
      high = madd(x2, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(r2)), high);
      low = madd(x3, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(r3)), low);
      high = madd(x3, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(r3)), high);
      v128.store(y, low);
      v128.store(y, high, 16);
    }
  }
  for (; y < end; y += 16, at += step) {
    let sum = madd(x0, four<T>(at), v128.load(y));
    sum = madd(x1, four<T>(at + row), sum);
    sum = madd(x2, four<T>(at + 2 * row), sum);
    v128.store(y, madd(x3, four<T>(at + 3 * row), sum));
  }
}

/** The same for two rows x, and two y: each weight is read and unpacked once. */
@inline
function addRowsTwice<T>(x: usize, other: usize, w: usize, columns: usize, y: usize, z: usize): void {
  const x0 = v128.load32_splat(x), x1 = v128.load32_splat(x, 4), x2 = v128.load32_splat(x, 8), x3 = v128.load32_splat(x, 12);
  const z0 = v128.load32_splat(other), z1 = v128.load32_splat(other, 4), z2 = v128.load32_splat(other, 8), z3 = v128.load32_splat(other, 12);
  const row = columns * sizeof<T>();
  const step: usize = 4 * sizeof<T>();
  const length = columns << 2;
  for (let c: usize = 0, at = w; c < length; c += 16, at += step) {
    let a = four<T>(at);
    let sum = madd(x0, a, v128.load(y + c));
    let sum2 = madd(z0, a, v128.load(z + c));
    a = four<T>(at + row);
    sum = madd(x1, a, sum);
    sum2 = madd(z1, a, sum2);
    a = four<T>(at + 2 * row);
    sum = madd(x2, a, sum);
    sum2 = madd(z2, a, sum2);
    a = four<T>(at + 3 * row);
    v128.store(y + c, madd(x3, a, sum));
    v128.store(z + c, madd(z3, a, sum2));
  }
}

/**
 * y [count, columns] = x [count, rows] · matrix [rows, columns], rows and columns multiples of 4.
 * @param w of the first of these rows
 * @param line bytes from one row of x to the next
 */
export function multiplyRows<T>(x: usize, line: usize, count: i32, w: usize, rows: i32, columns: i32, y: usize): void {
  const wide = <usize>columns << 2;
  memory.fill(y, 0, <usize>count * wide);
  const apart = <usize>(4 * columns) * sizeof<T>();
  for (let row = 0; row < rows; row += 4, w += apart, x += 16) {
    let s = 0;
    for (; s + 1 < count; s += 2) {
      const from = x + <usize>s * line;
      const to = y + <usize>s * wide;
      addRowsTwice<T>(from, from + line, w, columns, to, to + wide);
    }
    if (s < count) addRows<T>(x + <usize>s * line, w, columns, y + <usize>s * wide);
  }
}

/** Sums of the products of x with four rows of `width` weights; a lane each. @param w1 and so on: where they begin */
export function productsOf<T>(x: usize, width: i32, w0: usize, w1: usize, w2: usize, w3: usize): v128 {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  const step: usize = 4 * sizeof<T>();
  const end = <usize>width * sizeof<T>();
  for (let at: usize = 0; at < end; at += step, x += 16) {
    const one = v128.load(x);
    s0 = madd(one, four<T>(w0 + at), s0);
    s1 = madd(one, four<T>(w1 + at), s1);
    s2 = madd(one, four<T>(w2 + at), s2);
    s3 = madd(one, four<T>(w3 + at), s3);
  }
  return f32x4(across(s0), across(s1), across(s2), across(s3));
}
