/** What both ways share. */

export const PIXELS: i32 = 784;
export const CLASSES: i32 = 10;
/** Bytes of a picture, and of a row of delta2. */
export const PICTURE: usize = 3136;
export const CLASS_ROW: usize = 48;
/** Where such a row has the loss. */
export const LOSS: usize = 40;

/** Which picture stands at a place of the batch. */
@inline
export function pictureAt(step: i32, at: i32, b: i32, m: i32): i32 {
  return <i32>((<u32>step % <u32>m * <u32>b + <u32>at) % <u32>m);
}
