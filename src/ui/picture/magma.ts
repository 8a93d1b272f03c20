/** Colours for a quantity. Pure. */

/**
 * Little dark, much light; lightness grows steadily, so that it also reads without colour. Neither the CPU's orange nor the
 * GPU's blue: nine stops of matplotlib's `magma` (CC0).
 */
const STOPS = [
  [0, 0, 4],
  [28, 16, 68],
  [79, 18, 123],
  [129, 37, 129],
  [181, 54, 122],
  [229, 80, 100],
  [251, 135, 97],
  [254, 194, 135],
  [252, 253, 191],
] as const;

type Colour = readonly [red: number, green: number, blue: number];

/** @param share 0 … 1 */
export function colourOf(share: number): Colour {
  const place = Math.min(1, Math.max(0, share)) * (STOPS.length - 1);
  const from = Math.min(Math.floor(place), STOPS.length - 2);
  const mix = (channel: 0 | 1 | 2) =>
    Math.round(STOPS[from][channel] + (STOPS[from + 1][channel] - STOPS[from][channel]) * (place - from));
  return [mix(0), mix(1), mix(2)];
}

/** RGBA, opaque, pixel by pixel. */
export function pixelsOf(count: number, colourAt: (at: number) => Colour): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * count);
  for (let at = 0; at < count; at++) {
    const [red, green, blue] = colourAt(at);
    pixels[4 * at] = red;
    pixels[4 * at + 1] = green;
    pixels[4 * at + 2] = blue;
    pixels[4 * at + 3] = 255;
  }
  return pixels;
}

const SHADES = 256;

/** RGBA, opaque, of numbers from 0 to 1. */
export function shaded(values: ArrayLike<number>): Uint8ClampedArray<ArrayBuffer> {
  const shades = Array.from({ length: SHADES }, (_, shade) => colourOf(shade / (SHADES - 1)));
  return pixelsOf(
    values.length,
    (at) => shades[Math.round((SHADES - 1) * Math.min(1, Math.max(0, values[at])))] ?? shades[0],
  );
}
