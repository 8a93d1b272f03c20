/**
 * Transposition on 128-bit vectors, row-major f32: a [m, n], t [n, m].
 *
 * A block of 4 × 4 numbers is read as four vectors, turned in registers by eight shuffles, and written as four vectors.
 * Blocks are taken in squares of 16 × 16, whose rows are cache lines of 64 bytes: of a line that was fetched all is
 * used.
 */

const SIDE: i32 = 16;

/** Rows [begin, end) of t. */
export function transpose(a: usize, t: usize, m: i32, n: i32, begin: i32, end: i32): void {
  for (let top = begin; top < end; top += SIDE) {
    const bottom = min(top + SIDE, end);
    for (let left = 0; left < m; left += SIDE) square(a, t, m, n, top, bottom, left, min(left + SIDE, m));
  }
}

/** Rows [top, bottom), columns [left, right) of t: whole blocks, then what fills none. */
@inline
function square(a: usize, t: usize, m: i32, n: i32, top: i32, bottom: i32, left: i32, right: i32): void {
  const wholeBottom = top + ((bottom - top) & ~3);
  const wholeRight = left + ((right - left) & ~3);
  for (let row = top; row < wholeBottom; row += 4) {
    for (let column = left; column < wholeRight; column += 4) block(a, t, m, n, row, column);
    copy(a, t, m, n, row, row + 4, wholeRight, right);
  }
  copy(a, t, m, n, wholeBottom, bottom, left, right);
}

/** 4 × 4 numbers; (row, column) is their corner in t. */
@inline
function block(a: usize, t: usize, m: i32, n: i32, row: i32, column: i32): void {
  const from = a + ((<usize>column * <usize>n + <usize>row) << 2);
  const to = t + ((<usize>row * <usize>m + <usize>column) << 2);
  const pitchA = <usize>n << 2;
  const pitchT = <usize>m << 2;
  const r0 = v128.load(from);
  const r1 = v128.load(from + pitchA);
  const r2 = v128.load(from + 2 * pitchA);
  const r3 = v128.load(from + 3 * pitchA);
  // Pairs first: a0 b0 a1 b1 | a2 b2 a3 b3, and the same of c and d.
  const ab01 = i32x4.shuffle(r0, r1, 0, 4, 1, 5);
  const ab23 = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
  const cd01 = i32x4.shuffle(r2, r3, 0, 4, 1, 5);
  const cd23 = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
  v128.store(to, i32x4.shuffle(ab01, cd01, 0, 1, 4, 5));
  v128.store(to + pitchT, i32x4.shuffle(ab01, cd01, 2, 3, 6, 7));
  v128.store(to + 2 * pitchT, i32x4.shuffle(ab23, cd23, 0, 1, 4, 5));
  v128.store(to + 3 * pitchT, i32x4.shuffle(ab23, cd23, 2, 3, 6, 7));
}

/** One number at a time. */
function copy(a: usize, t: usize, m: i32, n: i32, top: i32, bottom: i32, left: i32, right: i32): void {
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const from = a + ((<usize>column * <usize>n + <usize>row) << 2);
      store<i32>(t + ((<usize>row * <usize>m + <usize>column) << 2), load<i32>(from));
    }
  }
}
