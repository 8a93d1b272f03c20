/** The f32 numbers from `at` up to `last`: 128 bytes per turn into eight vectors, so that no addition waits for the one before. */
@inline
export function sumOf(at: usize, last: usize): f32 {
  let a = f32x4.splat(0), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
  for (; at + 128 <= last; at += 128) {
    a = f32x4.add(a, v128.load(at));
    b = f32x4.add(b, v128.load(at, 16));
    c = f32x4.add(c, v128.load(at, 32));
    d = f32x4.add(d, v128.load(at, 48));
    e = f32x4.add(e, v128.load(at, 64));
    f = f32x4.add(f, v128.load(at, 80));
    g = f32x4.add(g, v128.load(at, 96));
    h = f32x4.add(h, v128.load(at, 112));
  }
  let rest: f32 = 0;
  for (; at < last; at += 4) rest += load<f32>(at);
  a = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(f32x4.add(e, f), f32x4.add(g, h)));
  const left = f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1);
  const right = f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3);
  return left + right + rest;
}
