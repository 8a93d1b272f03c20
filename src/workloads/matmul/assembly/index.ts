/**
 * C = A·B on 128-bit vectors, row-major f32: a [m, k], b [k, n], c [m, n].
 *
 * `pack` copies B into panels of 8 columns, [ceil(n / 8), k, 8], the last one filled up with zeros: a panel is read from
 * front to back, where rows of B lie n floats apart. `multiply` keeps 6 × 8 elements of C in 12 vectors (16 are what
 * x86-64 has) and reads 6 numbers of A and 8 of B for 48 multiply-adds.
 * Method: K. Goto and R. van de Geijn, "Anatomy of High-Performance Matrix Multiplication", ACM TOMS 34 (2008).
 */
import { madd } from '../../simd/assembly/arithmetic';

const ROWS: i32 = 6;
const COLUMNS: i32 = 8;
/** Steps of k at a time: a panel's part, 8 KiB, then stays in the first-level cache. */
const DEPTH: i32 = 256;
/** Rows of A at a time: 96 × 256 floats stay in the second-level cache. */
const HEIGHT: i32 = 96;

/** Panels [begin, end). */
export function pack(
  a: usize, b: usize, c: usize, panels: usize, m: i32, k: i32, n: i32, begin: i32, end: i32,
): void {
  const pitch = <usize>n << 2;
  for (let panel = begin; panel < end; panel++) {
    let source = b + (<usize>(panel * COLUMNS) << 2);
    let target = panels + <usize>panel * <usize>k * 32;
    const columns = min(COLUMNS, n - panel * COLUMNS);
    for (let p = 0; p < k; p++, source += pitch, target += 32) {
      if (columns == COLUMNS) {
        v128.store(target, v128.load(source));
        v128.store(target, v128.load(source, 16), 16);
      } else {
        memory.fill(target, 0, 32);
        for (let j = 0; j < columns; j++) store<f32>(target + (<usize>j << 2), load<f32>(source + (<usize>j << 2)));
      }
    }
  }
}

/** Rows [begin, end) of C. */
export function multiply(
  a: usize, b: usize, c: usize, panels: usize, m: i32, k: i32, n: i32, begin: i32, end: i32,
): void {
  const count = (n + COLUMNS - 1) / COLUMNS;
  for (let top = begin; top < end; top += HEIGHT) {
    const bottom = min(top + HEIGHT, end);
    for (let first = 0; first < k; first += DEPTH) {
      const depth = min(DEPTH, k - first);
      for (let panel = 0; panel < count; panel++) {
        const part = panels + (<usize>panel * <usize>k + <usize>first) * 32;
        for (let row = top; row < bottom; row += ROWS) {
          block(a, part, c, k, n, row, min(ROWS, bottom - row), panel * COLUMNS, first, depth);
        }
      }
    }
  }
}

/** Adds `depth` steps of k to 6 × 8 elements of C, or as many of them as there are. Rows that are not there repeat the last. */
function block(
  a: usize, part: usize, c: usize, k: i32, n: i32, row: i32, rows: i32, column: i32, first: i32, depth: i32,
): void {
  const pitch = <usize>k << 2;
  let a0 = a + ((<usize>row * <usize>k + <usize>first) << 2);
  let a1 = a0 + (rows > 1 ? pitch : 0);
  let a2 = a1 + (rows > 2 ? pitch : 0);
  let a3 = a2 + (rows > 3 ? pitch : 0);
  let a4 = a3 + (rows > 4 ? pitch : 0);
  let a5 = a4 + (rows > 5 ? pitch : 0);
  let c00 = f32x4.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00;
  let c30 = c00, c31 = c00, c40 = c00, c41 = c00, c50 = c00, c51 = c00;
  let b0: v128, b1: v128, factor: v128;
  // Four steps at a time: the six addresses are counted up once for 48 multiply-adds. (Packing A as well, which leaves
  // one address to count, was slower.)
  let last = part + (<usize>(depth & ~3) << 5);
  for (; part < last; part += 128) {
    b0 = v128.load(part);
    b1 = v128.load(part, 16);
    factor = v128.load32_splat(a0);
    c00 = madd(factor, b0, c00);
    c01 = madd(factor, b1, c01);
    factor = v128.load32_splat(a1);
    c10 = madd(factor, b0, c10);
    c11 = madd(factor, b1, c11);
    factor = v128.load32_splat(a2);
    c20 = madd(factor, b0, c20);
    c21 = madd(factor, b1, c21);
    factor = v128.load32_splat(a3);
    c30 = madd(factor, b0, c30);
    c31 = madd(factor, b1, c31);
    factor = v128.load32_splat(a4);
    c40 = madd(factor, b0, c40);
    c41 = madd(factor, b1, c41);
    factor = v128.load32_splat(a5);
    c50 = madd(factor, b0, c50);
    c51 = madd(factor, b1, c51);
    b0 = v128.load(part, 32);
    b1 = v128.load(part, 48);
    factor = v128.load32_splat(a0, 4);
    c00 = madd(factor, b0, c00);
    c01 = madd(factor, b1, c01);
    factor = v128.load32_splat(a1, 4);
    c10 = madd(factor, b0, c10);
    c11 = madd(factor, b1, c11);
    factor = v128.load32_splat(a2, 4);
    c20 = madd(factor, b0, c20);
    c21 = madd(factor, b1, c21);
    factor = v128.load32_splat(a3, 4);
    c30 = madd(factor, b0, c30);
    c31 = madd(factor, b1, c31);
    factor = v128.load32_splat(a4, 4);
    c40 = madd(factor, b0, c40);
    c41 = madd(factor, b1, c41);
    factor = v128.load32_splat(a5, 4);
    c50 = madd(factor, b0, c50);
    c51 = madd(factor, b1, c51);
    b0 = v128.load(part, 64);
    b1 = v128.load(part, 80);
    factor = v128.load32_splat(a0, 8);
    c00 = madd(factor, b0, c00);
    c01 = madd(factor, b1, c01);
    factor = v128.load32_splat(a1, 8);
    c10 = madd(factor, b0, c10);
    c11 = madd(factor, b1, c11);
    factor = v128.load32_splat(a2, 8);
    c20 = madd(factor, b0, c20);
    c21 = madd(factor, b1, c21);
    factor = v128.load32_splat(a3, 8);
    c30 = madd(factor, b0, c30);
    c31 = madd(factor, b1, c31);
    factor = v128.load32_splat(a4, 8);
    c40 = madd(factor, b0, c40);
    c41 = madd(factor, b1, c41);
    factor = v128.load32_splat(a5, 8);
    c50 = madd(factor, b0, c50);
    c51 = madd(factor, b1, c51);
    b0 = v128.load(part, 96);
    b1 = v128.load(part, 112);
    factor = v128.load32_splat(a0, 12);
    c00 = madd(factor, b0, c00);
    c01 = madd(factor, b1, c01);
    factor = v128.load32_splat(a1, 12);
    c10 = madd(factor, b0, c10);
    c11 = madd(factor, b1, c11);
    factor = v128.load32_splat(a2, 12);
    c20 = madd(factor, b0, c20);
    c21 = madd(factor, b1, c21);
    factor = v128.load32_splat(a3, 12);
    c30 = madd(factor, b0, c30);
    c31 = madd(factor, b1, c31);
    factor = v128.load32_splat(a4, 12);
    c40 = madd(factor, b0, c40);
    c41 = madd(factor, b1, c41);
    factor = v128.load32_splat(a5, 12);
    c50 = madd(factor, b0, c50);
    c51 = madd(factor, b1, c51);
    a0 += 16;
    a1 += 16;
    a2 += 16;
    a3 += 16;
    a4 += 16;
    a5 += 16;
  }
  last = part + (<usize>(depth & 3) << 5);
  for (; part < last; part += 32) {
    b0 = v128.load(part);
    b1 = v128.load(part, 16);
    factor = v128.load32_splat(a0);
    c00 = madd(factor, b0, c00);
    c01 = madd(factor, b1, c01);
    factor = v128.load32_splat(a1);
    c10 = madd(factor, b0, c10);
    c11 = madd(factor, b1, c11);
    factor = v128.load32_splat(a2);
    c20 = madd(factor, b0, c20);
    c21 = madd(factor, b1, c21);
    factor = v128.load32_splat(a3);
    c30 = madd(factor, b0, c30);
    c31 = madd(factor, b1, c31);
    factor = v128.load32_splat(a4);
    c40 = madd(factor, b0, c40);
    c41 = madd(factor, b1, c41);
    factor = v128.load32_splat(a5);
    c50 = madd(factor, b0, c50);
    c51 = madd(factor, b1, c51);
    a0 += 4;
    a1 += 4;
    a2 += 4;
    a3 += 4;
    a4 += 4;
    a5 += 4;
  }
  const line = <usize>n << 2;
  const target = c + ((<usize>row * <usize>n + <usize>column) << 2);
  const columns = min(COLUMNS, n - column);
  write(target, c00, c01, columns, first);
  if (rows > 1) write(target + line, c10, c11, columns, first);
  if (rows > 2) write(target + line * 2, c20, c21, columns, first);
  if (rows > 3) write(target + line * 3, c30, c31, columns, first);
  if (rows > 4) write(target + line * 4, c40, c41, columns, first);
  if (rows > 5) write(target + line * 5, c50, c51, columns, first);
}

/** The first part of k writes C, later ones add to it. */
@inline
function write(target: usize, left: v128, right: v128, columns: i32, first: i32): void {
  if (columns == COLUMNS) {
    if (first > 0) {
      left = f32x4.add(left, v128.load(target));
      right = f32x4.add(right, v128.load(target, 16));
    }
    v128.store(target, left);
    v128.store(target, right, 16);
    return;
  }
  writeSome(target, left, right, columns, first);
}

/** Fewer than 8 columns. */
function writeSome(target: usize, left: v128, right: v128, columns: i32, first: i32): void {
  for (let j = 0; j < columns; j++, target += 4) {
    const sum = f32x4.extract_lane(left, 0);
    store<f32>(target, first > 0 ? sum + load<f32>(target) : sum);
    left = i8x16.shuffle(left, right, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    right = i8x16.shuffle(right, right, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3);
  }
}
