/** An output against its reference, as a picture. Pure. */

export interface Difference {
  /** RGBA, opaque: black where the two agree, brighter the further they are apart. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** What each difference was multiplied by, so that one step of 255 can be seen. */
  readonly gain: number;
  /** Pixels that differ in any channel. */
  readonly count: number;
  /** The first of the largest differences, in steps of 255; null where all agree. */
  readonly worst: { readonly x: number; readonly y: number; readonly channel: number; readonly steps: number } | null;
}

const FAINT_GAIN = 128;

/** @param width in pixels; both pictures are RGBA u8 of the same size */
export function differenceOf(output: ArrayLike<number>, reference: ArrayLike<number>, width: number): Difference {
  let steps = 0;
  let at = -1;
  let count = 0;
  for (let pixel = 0; pixel < output.length; pixel += 4) {
    let differs = false;
    for (let index = pixel; index < pixel + 4; index++) {
      const error = Math.abs(output[index] - reference[index]);
      if (error === 0) continue;
      differs = true;
      if (error > steps) {
        steps = error;
        at = index;
      }
    }
    if (differs) count++;
  }
  const gain = steps === 0 ? 1 : Math.max(1, Math.min(FAINT_GAIN, Math.floor(255 / steps)));
  const pixels = new Uint8ClampedArray(output.length);
  for (let index = 0; index < output.length; index++) {
    pixels[index] = index % 4 === 3 ? 255 : gain * Math.abs(output[index] - reference[index]);
  }
  const pixel = at >> 2;
  const worst = at < 0 ? null : { x: pixel % width, y: Math.floor(pixel / width), channel: at % 4, steps };
  return { pixels, gain, count, worst };
}
