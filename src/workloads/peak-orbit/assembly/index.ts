/**
 * Steps of z ← z² + c on 128-bit vectors: start is f32 [rows, 2, 16], c f32 [rows, 2], end f32 [rows, 3, 16].
 *
 * A row is four vectors of four orbits. A step of one takes three results that wait for each other, of three or four
 * cycles each, in which two units have time for eighteen and more operations: four vectors bring 32. Multiplications and
 * additions stay apart in relaxed builds too, as in Mandelbrot's kernel, whose limit this is.
 */

/** Rows [begin, end). */
export function iterate(start: usize, c: usize, target: usize, steps: i32, begin: i32, end: i32): void {
  for (let row = begin; row < end; row++) {
    const cx = v128.load32_splat(c + (<usize>row << 3));
    const cy = v128.load32_splat(c + (<usize>row << 3), 4);
    const from = start + (<usize>row << 7);
    const to = target + <usize>row * 192;
    let x0 = v128.load(from), x1 = v128.load(from, 16), x2 = v128.load(from, 32), x3 = v128.load(from, 48);
    let y0 = v128.load(from, 64), y1 = v128.load(from, 80), y2 = v128.load(from, 96), y3 = v128.load(from, 112);
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    for (let n = 0; n < steps; n++) {
      const p0 = f32x4.mul(x0, x0);
      const q0 = f32x4.mul(y0, y0);
      y0 = f32x4.add(f32x4.mul(f32x4.add(x0, x0), y0), cy);
      x0 = f32x4.add(f32x4.sub(p0, q0), cx);
      s0 = f32x4.add(s0, p0);
      const p1 = f32x4.mul(x1, x1);
      const q1 = f32x4.mul(y1, y1);
      y1 = f32x4.add(f32x4.mul(f32x4.add(x1, x1), y1), cy);
      x1 = f32x4.add(f32x4.sub(p1, q1), cx);
      s1 = f32x4.add(s1, p1);
      const p2 = f32x4.mul(x2, x2);
      const q2 = f32x4.mul(y2, y2);
      y2 = f32x4.add(f32x4.mul(f32x4.add(x2, x2), y2), cy);
      x2 = f32x4.add(f32x4.sub(p2, q2), cx);
      s2 = f32x4.add(s2, p2);
      const p3 = f32x4.mul(x3, x3);
      const q3 = f32x4.mul(y3, y3);
      y3 = f32x4.add(f32x4.mul(f32x4.add(x3, x3), y3), cy);
      x3 = f32x4.add(f32x4.sub(p3, q3), cx);
      s3 = f32x4.add(s3, p3);
    }
    v128.store(to, x0);
    v128.store(to, x1, 16);
    v128.store(to, x2, 32);
    v128.store(to, x3, 48);
    v128.store(to, y0, 64);
    v128.store(to, y1, 80);
    v128.store(to, y2, 96);
    v128.store(to, y3, 112);
    v128.store(to, s0, 128);
    v128.store(to, s1, 144);
    v128.store(to, s2, 160);
    v128.store(to, s3, 176);
  }
}
