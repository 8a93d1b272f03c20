/** What both ways share. */

export const PIXELS: i32 = 784;
export const CLASSES: i32 = 10;
/** Bytes of a picture, and of a row of delta2. */
export const PICTURE: usize = 3136;
export const CLASS_ROW: usize = 48;
/** Where such a row has the loss. */
export const LOSS: usize = 40;

@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** Which picture stands at a place of the batch. */
@inline
export function pictureAt(step: i32, at: i32, b: i32, m: i32): i32 {
  return <i32>((<u32>step % <u32>m * <u32>b + <u32>at) % <u32>m);
}

/** The sum of the lanes. */
@inline
export function across(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}
