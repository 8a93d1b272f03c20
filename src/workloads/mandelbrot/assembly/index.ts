/**
 * Iteration counts of the Mandelbrot set in f32, sixteen neighbouring pixels at a time: four vectors of four, so that the
 * arithmetic of three fills the waiting of one. Multiplications and additions stay apart, in relaxed builds too: every
 * machine then gives the same counts.
 *
 * view    f32 [4]: real part of the left column, imaginary part of the top row, step along a row, step down a column
 * counts  u32 [height, width]
 */

/** Iterations from one look whether any pixel has not escaped to the next. */
const TURN: i32 = 4;

/** Rows [begin, end). */
export function draw(view: usize, counts: usize, width: i32, limit: i32, begin: i32, end: i32): void {
  const left = v128.load32_splat(view);
  const step = v128.load32_splat(view, 8);
  for (let row = begin; row < end; row++) {
    const cy = f32x4.splat(load<f32>(view, 4) + <f32>row * load<f32>(view, 12));
    const line = counts + ((<usize>row * <usize>width) << 2);
    for (let column = 0; column < width; column += 16) {
      drawSixteen(left, step, cy, column, limit, line + (<usize>column << 2), width - column);
    }
  }
}

/** Real parts of four neighbours. */
@inline
function parts(left: v128, step: v128, column: i32): v128 {
  return f32x4.add(left, f32x4.mul(f32x4.add(f32x4.splat(<f32>column), f32x4(0, 1, 2, 3)), step));
}

/**
 * Writes as many of the sixteen counts as there are pixels left in the row.
 *
 * A count goes up while |z|² is at most 4. An orbit that has escaped grows from step to step, to infinity and to what is no
 * number, neither of which is at most 4: it does not count again, and going on with it does no harm.
 */
function drawSixteen(left: v128, step: v128, cy: v128, column: i32, limit: i32, target: usize, rest: i32): void {
  const four = f32x4.splat(4);
  const ax = parts(left, step, column), bx = parts(left, step, column + 4);
  const cx = parts(left, step, column + 8), dx = parts(left, step, column + 12);
  let x0 = f32x4.splat(0), x1 = x0, x2 = x0, x3 = x0, y0 = x0, y1 = x0, y2 = x0, y3 = x0;
  let n0 = i32x4.splat(0), n1 = n0, n2 = n0, n3 = n0;
  let inside = i32x4.splat(-1);
  for (let n = 0; n < limit && v128.any_true(inside); ) {
    for (const end = min(n + TURN, limit); n < end; n++) {
      const p0 = f32x4.mul(x0, x0), q0 = f32x4.mul(y0, y0);
      y0 = f32x4.add(f32x4.mul(f32x4.add(x0, x0), y0), cy);
      x0 = f32x4.add(f32x4.sub(p0, q0), ax);
      const in0 = f32x4.le(f32x4.add(p0, q0), four);
      // Subtracting minus one where it is inside.
      n0 = i32x4.sub(n0, in0);
      const p1 = f32x4.mul(x1, x1), q1 = f32x4.mul(y1, y1);
      y1 = f32x4.add(f32x4.mul(f32x4.add(x1, x1), y1), cy);
      x1 = f32x4.add(f32x4.sub(p1, q1), bx);
      const in1 = f32x4.le(f32x4.add(p1, q1), four);
      n1 = i32x4.sub(n1, in1);
      const p2 = f32x4.mul(x2, x2), q2 = f32x4.mul(y2, y2);
      y2 = f32x4.add(f32x4.mul(f32x4.add(x2, x2), y2), cy);
      x2 = f32x4.add(f32x4.sub(p2, q2), cx);
      const in2 = f32x4.le(f32x4.add(p2, q2), four);
      n2 = i32x4.sub(n2, in2);
      const p3 = f32x4.mul(x3, x3), q3 = f32x4.mul(y3, y3);
      y3 = f32x4.add(f32x4.mul(f32x4.add(x3, x3), y3), cy);
      x3 = f32x4.add(f32x4.sub(p3, q3), dx);
      const in3 = f32x4.le(f32x4.add(p3, q3), four);
      n3 = i32x4.sub(n3, in3);
      inside = v128.or(v128.or(in0, in1), v128.or(in2, in3));
    }
  }
  if (rest >= 16) {
    v128.store(target, n0);
    v128.store(target, n1, 16);
    v128.store(target, n2, 32);
    v128.store(target, n3, 48);
    return;
  }
  put(target, n0, rest);
  put(target + 16, n1, rest - 4);
  put(target + 32, n2, rest - 8);
  put(target + 48, n3, rest - 12);
}

/** As many of the four as there are pixels left. */
function put(target: usize, counts: v128, rest: i32): void {
  let left = counts;
  for (let i = 0; i < min(rest, 4); i++, target += 4) {
    store<i32>(target, i32x4.extract_lane(left, 0));
    left = i8x16.shuffle(left, left, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3);
  }
}
