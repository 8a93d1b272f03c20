/**
 * Steps of x ← x² + c on 128-bit vectors: start and end are f32 [rows, 32], coefficient f32 [rows].
 *
 * A row is eight vectors that share a coefficient. Eight chains of them keep two multiply-add units busy that each take
 * four cycles; with fewer side by side, the units wait.
 */

@inline
function step(x: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(x, x, c);
  return f32x4.add(f32x4.mul(x, x), c);
}

/** Rows [begin, end), `chains` vectors at a time. */
export function iterate(
  start: usize, coefficient: usize, target: usize, steps: i32, chains: i32, begin: i32, end: i32,
): void {
  for (let row = begin; row < end; row++) {
    const c = v128.load32_splat(coefficient + (<usize>row << 2));
    const from = start + (<usize>row << 7);
    const to = target + (<usize>row << 7);
    if (chains == 8) eight(from, to, c, steps);
    else if (chains == 4) for (let at: usize = 0; at < 128; at += 64) four(from + at, to + at, c, steps);
    else if (chains == 2) for (let at: usize = 0; at < 128; at += 32) two(from + at, to + at, c, steps);
    else for (let at: usize = 0; at < 128; at += 16) one(from + at, to + at, c, steps);
  }
}

function one(from: usize, to: usize, c: v128, steps: i32): void {
  let x = v128.load(from);
  let n = 0;
  for (; n + 4 <= steps; n += 4) x = step(step(step(step(x, c), c), c), c);
  for (; n < steps; n++) x = step(x, c);
  v128.store(to, x);
}

function two(from: usize, to: usize, c: v128, steps: i32): void {
  let x0 = v128.load(from), x1 = v128.load(from, 16);
  let n = 0;
  for (; n + 4 <= steps; n += 4) {
    x0 = step(x0, c);
    x1 = step(x1, c);
    x0 = step(x0, c);
    x1 = step(x1, c);
    x0 = step(x0, c);
    x1 = step(x1, c);
    x0 = step(x0, c);
    x1 = step(x1, c);
  }
  for (; n < steps; n++) {
    x0 = step(x0, c);
    x1 = step(x1, c);
  }
  v128.store(to, x0);
  v128.store(to, x1, 16);
}

function four(from: usize, to: usize, c: v128, steps: i32): void {
  let x0 = v128.load(from), x1 = v128.load(from, 16), x2 = v128.load(from, 32), x3 = v128.load(from, 48);
  let n = 0;
  for (; n + 2 <= steps; n += 2) {
    x0 = step(x0, c);
    x1 = step(x1, c);
    x2 = step(x2, c);
    x3 = step(x3, c);
    x0 = step(x0, c);
    x1 = step(x1, c);
    x2 = step(x2, c);
    x3 = step(x3, c);
  }
  for (; n < steps; n++) {
    x0 = step(x0, c);
    x1 = step(x1, c);
    x2 = step(x2, c);
    x3 = step(x3, c);
  }
  v128.store(to, x0);
  v128.store(to, x1, 16);
  v128.store(to, x2, 32);
  v128.store(to, x3, 48);
}

function eight(from: usize, to: usize, c: v128, steps: i32): void {
  let x0 = v128.load(from), x1 = v128.load(from, 16), x2 = v128.load(from, 32), x3 = v128.load(from, 48);
  let x4 = v128.load(from, 64), x5 = v128.load(from, 80), x6 = v128.load(from, 96), x7 = v128.load(from, 112);
  for (let n = 0; n < steps; n++) {
    x0 = step(x0, c);
    x1 = step(x1, c);
    x2 = step(x2, c);
    x3 = step(x3, c);
    x4 = step(x4, c);
    x5 = step(x5, c);
    x6 = step(x6, c);
    x7 = step(x7, c);
  }
  v128.store(to, x0);
  v128.store(to, x1, 16);
  v128.store(to, x2, 32);
  v128.store(to, x3, 48);
  v128.store(to, x4, 64);
  v128.store(to, x5, 80);
  v128.store(to, x6, 96);
  v128.store(to, x7, 112);
}
