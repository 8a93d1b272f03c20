/** c = a + b on 128-bit vectors: a, b and c are f32 [n]. */

/** Elements [begin, end): sixteen at a time, then what is left. */
export function add(a: usize, b: usize, c: usize, begin: i32, end: i32): void {
  let at = <usize>begin << 2;
  const last = <usize>end << 2;
  for (; at + 64 <= last; at += 64) {
    v128.store(c + at, f32x4.add(v128.load(a + at), v128.load(b + at)));
    v128.store(c + at, f32x4.add(v128.load(a + at, 16), v128.load(b + at, 16)), 16);
    v128.store(c + at, f32x4.add(v128.load(a + at, 32), v128.load(b + at, 32)), 32);
    v128.store(c + at, f32x4.add(v128.load(a + at, 48), v128.load(b + at, 48)), 48);
  }
  for (; at < last; at += 4) store<f32>(c + at, load<f32>(a + at) + load<f32>(b + at));
}
