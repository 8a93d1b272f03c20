/**
 * C = A·Bᵀ on 128-bit vectors, row-major f32: a [m, k], b [n, k], c [m, n].
 *
 * `pack` copies B into the panels that `multiply` reads (matmul/assembly/index.ts), [ceil(n / 8), k, 8], the last one filled
 * up with zeros. A panel is eight rows of b: four numbers of each are read as a vector, four vectors turned in registers by
 * eight shuffles, and written as what four steps of k need.
 */
export { multiply } from '../../matmul/assembly/index';

const COLUMNS: i32 = 8;

/** Panels [begin, end). */
export function pack(
  a: usize, b: usize, c: usize, panels: usize, m: i32, k: i32, n: i32, begin: i32, end: i32,
): void {
  const pitch = <usize>k << 2;
  for (let panel = begin; panel < end; panel++) {
    const source = b + <usize>(panel * COLUMNS) * pitch;
    const target = panels + <usize>panel * <usize>k * 32;
    const columns = min(COLUMNS, n - panel * COLUMNS);
    if (columns < COLUMNS) {
      some(source, target, pitch, k, 0, columns);
      continue;
    }
    const whole = k & ~3;
    for (let p = 0; p < whole; p += 4) {
      const from = source + (<usize>p << 2);
      const to = target + (<usize>p << 5);
      turn(from, to, pitch);
      turn(from + 4 * pitch, to + 16, pitch);
    }
    some(source, target, pitch, k, whole, COLUMNS);
  }
}

/** 4 × 4 numbers; what is written lies 32 bytes apart. */
@inline
function turn(from: usize, to: usize, pitch: usize): void {
  const r0 = v128.load(from);
  const r1 = v128.load(from + pitch);
  const r2 = v128.load(from + 2 * pitch);
  const r3 = v128.load(from + 3 * pitch);
  const ab01 = i32x4.shuffle(r0, r1, 0, 4, 1, 5);
  const ab23 = i32x4.shuffle(r0, r1, 2, 6, 3, 7);
  const cd01 = i32x4.shuffle(r2, r3, 0, 4, 1, 5);
  const cd23 = i32x4.shuffle(r2, r3, 2, 6, 3, 7);
  v128.store(to, i32x4.shuffle(ab01, cd01, 0, 1, 4, 5));
  v128.store(to, i32x4.shuffle(ab01, cd01, 2, 3, 6, 7), 32);
  v128.store(to, i32x4.shuffle(ab23, cd23, 0, 1, 4, 5), 64);
  v128.store(to, i32x4.shuffle(ab23, cd23, 2, 3, 6, 7), 96);
}

/** One number at a time, steps [first, k) of so many columns; the others are zeros. */
function some(source: usize, target: usize, pitch: usize, k: i32, first: i32, columns: i32): void {
  for (let p = first; p < k; p++) {
    const to = target + (<usize>p << 5);
    memory.fill(to, 0, 32);
    for (let j = 0; j < columns; j++) {
      store<f32>(to + (<usize>j << 2), load<f32>(source + <usize>j * pitch + (<usize>p << 2)));
    }
  }
}
