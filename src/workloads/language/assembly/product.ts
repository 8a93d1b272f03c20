/**
 * The product of two matrices: four rows by eight columns of sums stay in vector registers. Columns are the outer loop, so
 * that eight of them stay in the nearest cache while all rows go by.
 */
import { madd } from '../../simd/assembly/arithmetic';

/**
 * c [m, n] = a [m, k] · b [k, n], n a multiple of 4. Sums go from the first product to the last.
 * @param ai bytes from one row of `a` to the next; `ap` from one of its columns to the next
 * @param start of n numbers with which each row begins: 0 for zeros, 1 for what is in `c`
 */
export function multiply(
  a: usize, ai: usize, ap: usize, b: usize, bRow: usize, c: usize, cRow: usize, m: i32, n: i32, k: i32, start: usize,
): void {
  const length = <usize>n << 2;
  let at: usize = 0;
  for (; at + 32 <= length; at += 32) {
    const from = start > 1 ? start + at : start;
    for (let i = 0; i < m; i += 4) {
      // Beyond the last row it is the last again.
      const i1 = min(i + 1, m - 1), i2 = min(i + 2, m - 1), i3 = min(i + 3, m - 1);
      eight(
        a + <usize>i * ai, a + <usize>i1 * ai, a + <usize>i2 * ai, a + <usize>i3 * ai, ap, b + at, bRow,
        c + <usize>i * cRow + at, c + <usize>i1 * cRow + at, c + <usize>i2 * cRow + at, c + <usize>i3 * cRow + at, k, from,
      );
    }
  }
  if (at == length) return;
  const from = start > 1 ? start + at : start;
  for (let i = 0; i < m; i += 4) {
    const i1 = min(i + 1, m - 1), i2 = min(i + 2, m - 1), i3 = min(i + 3, m - 1);
    four(
      a + <usize>i * ai, a + <usize>i1 * ai, a + <usize>i2 * ai, a + <usize>i3 * ai, ap, b + at, bRow,
      c + <usize>i * cRow + at, c + <usize>i1 * cRow + at, c + <usize>i2 * cRow + at, c + <usize>i3 * cRow + at, k, from,
    );
  }
}

function eight(
  x0: usize, x1: usize, x2: usize, x3: usize, apart: usize, w: usize, row: usize,
  c0: usize, c1: usize, c2: usize, c3: usize, k: i32, start: usize,
): void {
  let s00 = f32x4.splat(0), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00, s30 = s00, s31 = s00;
  if (start == 1) {
    s00 = v128.load(c0); s01 = v128.load(c0, 16);
    s10 = v128.load(c1); s11 = v128.load(c1, 16);
    s20 = v128.load(c2); s21 = v128.load(c2, 16);
    s30 = v128.load(c3); s31 = v128.load(c3, 16);
  } else if (start) {
    s00 = s10 = s20 = s30 = v128.load(start);
    s01 = s11 = s21 = s31 = v128.load(start, 16);
  }
  for (let at: usize = 0, end = <usize>k * apart; at < end; at += apart, w += row) {
    const left = v128.load(w);
    const right = v128.load(w, 16);
    let x = v128.load32_splat(x0 + at);
    s00 = madd(x, left, s00);
    s01 = madd(x, right, s01);
    x = v128.load32_splat(x1 + at);
    s10 = madd(x, left, s10);
    s11 = madd(x, right, s11);
    x = v128.load32_splat(x2 + at);
    s20 = madd(x, left, s20);
    s21 = madd(x, right, s21);
    x = v128.load32_splat(x3 + at);
    s30 = madd(x, left, s30);
    s31 = madd(x, right, s31);
  }
  v128.store(c0, s00); v128.store(c0, s01, 16);
  v128.store(c1, s10); v128.store(c1, s11, 16);
  v128.store(c2, s20); v128.store(c2, s21, 16);
  v128.store(c3, s30); v128.store(c3, s31, 16);
}

/** The same to four columns. */
function four(
  x0: usize, x1: usize, x2: usize, x3: usize, apart: usize, w: usize, row: usize,
  c0: usize, c1: usize, c2: usize, c3: usize, k: i32, start: usize,
): void {
  let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
  if (start == 1) {
    s0 = v128.load(c0);
    s1 = v128.load(c1);
    s2 = v128.load(c2);
    s3 = v128.load(c3);
  } else if (start) {
    s0 = s1 = s2 = s3 = v128.load(start);
  }
  for (let at: usize = 0, end = <usize>k * apart; at < end; at += apart, w += row) {
    const b = v128.load(w);
    s0 = madd(v128.load32_splat(x0 + at), b, s0);
    s1 = madd(v128.load32_splat(x1 + at), b, s1);
    s2 = madd(v128.load32_splat(x2 + at), b, s2);
    s3 = madd(v128.load32_splat(x3 + at), b, s3);
  }
  v128.store(c0, s0);
  v128.store(c1, s1);
  v128.store(c2, s2);
  v128.store(c3, s3);
}

/**
 * to [columns, pitch] = from [count, columns], turned round; what is left of a row up to `pitch` becomes zero.
 * @param line bytes from one row to the next
 */
export function flip(from: usize, line: usize, count: i32, columns: i32, to: usize, pitch: i32): void {
  for (let c = 0; c < columns; c++) {
    let source = from + (<usize>c << 2);
    let target = to + (<usize>c * <usize>pitch << 2);
    for (let r = 0; r < count; r++, source += line, target += 4) store<f32>(target, load<f32>(source));
    for (let r = count; r < pitch; r++, target += 4) store<f32>(target, 0);
  }
}
