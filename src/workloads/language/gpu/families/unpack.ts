/** Four weights of 32, 16 or 8 bits, as the kernels of one more token read them. */
export const UNPACK = `// Four weights: f32, upper halves of them, or signed bytes without their scale.
fn four(at: u32) -> vec4f {
  if (BITS == 32) {
    return bitcast<vec4f>(weights[at]);
  }
  if (BITS == 16) {
    let words = weights[at / 2];
    let two = select(words.xy, words.zw, at % 2 == 1);
    return bitcast<vec4f>(vec4u(two.x << 16, two.x & 0xffff0000, two.y << 16, two.y & 0xffff0000));
  }
  let word = bitcast<i32>(weights[at / 4][at % 4]);
  return vec4f(vec4i(word << 24, word << 16, word << 8, word) >> vec4u(24));
}

fn scaled(value: vec4f, scale: u32) -> vec4f {
  if (BITS == 8) {
    return value * scales[scale];
  }
  return value;
}`;
