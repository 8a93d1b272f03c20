/**
 * Iteration counts of the Mandelbrot set in f32, eight neighbouring pixels at a time: two vectors of four, so that
 * one's arithmetic fills the other's waiting. Multiplications and additions stay apart, in relaxed builds too: every
 * machine then gives the same counts.
 *
 * view    f32 [4]: real part of the left column, imaginary part of the top row, step along a row, step down a column
 * counts  u32 [height, width]
 */

/** Rows [begin, end). */
export function draw(view: usize, counts: usize, width: i32, limit: i32, begin: i32, end: i32): void {
  const left = v128.load32_splat(view);
  const step = v128.load32_splat(view, 8);
  for (let row = begin; row < end; row++) {
    const cy = f32x4.splat(load<f32>(view, 4) + <f32>row * load<f32>(view, 12));
    const line = counts + ((<usize>row * <usize>width) << 2);
    for (let column = 0; column < width; column += 8) {
      const first = f32x4.add(f32x4.splat(<f32>column), f32x4(0, 1, 2, 3));
      const second = f32x4.add(first, f32x4.splat(4));
      const target = line + (<usize>column << 2);
      drawEight(
        f32x4.add(left, f32x4.mul(first, step)), f32x4.add(left, f32x4.mul(second, step)), cy, limit, target,
        width - column,
      );
    }
  }
}

/** Writes as many of the eight counts as there are pixels left in the row. */
function drawEight(ax: v128, bx: v128, cy: v128, limit: i32, target: usize, left: i32): void {
  const four = f32x4.splat(4);
  let x = f32x4.splat(0), y = x, u = x, v = x;
  let countA = i32x4.splat(0), countB = countA;
  // All ones while a pixel has not escaped; an orbit that has never comes back, whatever becomes of its numbers.
  let insideA = i32x4.splat(-1), insideB = insideA;
  for (let n = 0; n < limit; n++) {
    const x2 = f32x4.mul(x, x);
    const y2 = f32x4.mul(y, y);
    const u2 = f32x4.mul(u, u);
    const v2 = f32x4.mul(v, v);
    insideA = v128.and(insideA, f32x4.le(f32x4.add(x2, y2), four));
    insideB = v128.and(insideB, f32x4.le(f32x4.add(u2, v2), four));
    if (!v128.any_true(v128.or(insideA, insideB))) break;
    // Subtracting minus one where the mask is set.
    countA = i32x4.sub(countA, insideA);
    countB = i32x4.sub(countB, insideB);
    y = f32x4.add(f32x4.mul(f32x4.add(x, x), y), cy);
    x = f32x4.add(f32x4.sub(x2, y2), ax);
    v = f32x4.add(f32x4.mul(f32x4.add(u, u), v), cy);
    u = f32x4.add(f32x4.sub(u2, v2), bx);
  }
  if (left >= 8) {
    v128.store(target, countA);
    v128.store(target, countB, 16);
    return;
  }
  for (let i = 0; i < left; i++, target += 4) {
    store<i32>(target, i32x4.extract_lane(countA, 0));
    countA = i8x16.shuffle(countA, countB, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    countB = i8x16.shuffle(countB, countB, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3);
  }
}
