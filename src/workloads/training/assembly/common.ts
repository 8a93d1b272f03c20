/** What all stages share. Sizes are in bytes. */

export const PIXELS: i32 = 784;
export const CLASSES: i32 = 10;
/** What the filters make of a picture. */
export const FEATURES: i32 = 1152;
export const PICTURE: usize = 3136;
/** Of a row of delta2. */
export const CLASS_ROW: usize = 48;
/** Where such a row has the loss. */
export const LOSS: usize = 40;

/** Which picture stands at a place of the batch. */
@inline
export function pictureAt(step: i32, at: i32, b: i32, m: i32): i32 {
  return <i32>((<u32>step % <u32>m * <u32>b + <u32>at) % <u32>m);
}

/** Of the hidden layer, for each picture. */
@inline
export function inputsOf(convolutional: i32): i32 {
  return convolutional ? FEATURES : PIXELS;
}

/*
 * `work`: hidden [b, pitch], delta1 [b, pitch], delta2 [b, 12]; then of the convolutional network features, where the window
 * of each began, the derivatives by them, [b, 1152] each; the same of the pooled numbers, [b, 3136]; the second layer's
 * weights with filters outermost [32, 144]; room for gradients, [32, 144] and [16, 12]; and the pictures within their borders,
 * [b, 900].
 */
export const FEATURE_ROW: usize = 4608;
export const POOLED_ROW: usize = 12544;
export const PADDED_ROW: usize = 3600;
/** Of the pooled numbers and of a picture within its border: one of their fourteen and thirty lines. */
export const POOLED_LINE: usize = 896;
export const PADDED_LINE: usize = 120;
export const FLIPPED: usize = 18432;

@inline
export function delta1At(work: usize, b: i32, pitch: i32): usize {
  return work + (<usize>(b * pitch) << 2);
}
@inline
export function delta2At(work: usize, b: i32, pitch: i32): usize {
  return work + (<usize>(b * pitch) << 3);
}
@inline
export function featuresAt(work: usize, b: i32, pitch: i32): usize {
  return delta2At(work, b, pitch) + <usize>b * CLASS_ROW;
}
@inline
export function pooledAt(work: usize, b: i32, pitch: i32): usize {
  return featuresAt(work, b, pitch) + 3 * <usize>b * FEATURE_ROW;
}
@inline
export function flippedAt(work: usize, b: i32, pitch: i32): usize {
  return pooledAt(work, b, pitch) + 3 * <usize>b * POOLED_ROW;
}
@inline
export function gradientsAt(work: usize, b: i32, pitch: i32): usize {
  return flippedAt(work, b, pitch) + FLIPPED;
}
@inline
export function paddedAt(work: usize, b: i32, pitch: i32): usize {
  return gradientsAt(work, b, pitch) + FLIPPED + 768;
}

/** From the start of the parameters to the filters of the first layer: [10, 16], then those of the second: [145, 32]. */
@inline
export function filtersAt(pitch: i32): usize {
  return (<usize>(FEATURES + 1 + CLASSES) * <usize>pitch << 2) + CLASS_ROW;
}
export const SECOND: usize = 640;
