/** Places to look at, and the tensor that tells a kernel where each pixel lies. */

/** `span` is the width of the picture in the complex plane. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly span: number;
}

/**
 * Shallow enough for f32: next pixels lie hundreds of roundings apart. `inside` lies in the set: every pixel takes all
 * iterations, so that no thread waits for another. `custom` is `whole` until somebody supplies a `view`.
 */
export const VIEWS = {
  whole: { x: -0.75, y: 0, span: 3 },
  seahorses: { x: -0.75, y: 0.109375, span: 0.0625 },
  elephants: { x: 0.28125, y: 0.0078125, span: 0.03125 },
  satellite: { x: -1.7578125, y: 0, span: 0.0625 },
  inside: { x: -0.125, y: 0, span: 0.25 },
  custom: { x: -0.75, y: 0, span: 3 },
} as const satisfies Readonly<Record<string, Place>>;

export type View = keyof typeof VIEWS;

export const placeOf = (view: string): Place => VIEWS[view as View] ?? VIEWS.whole;

/** Places that differ by a few pixels, four to the right and four down. */
const STEPS = 4;
/** Narrower pictures shift by parts of a pixel: none by more than a twentieth of its width. */
const NARROW = 60;

/**
 * A place for each seed, so that neighbouring seeds have different pictures of the same things: seed 1 has the place
 * itself, the next three lie one to three pixels to its right, and so on in rows.
 */
export function shifted({ x, y, span }: Place, width: number, seed: number): Place {
  const turn = (seed - 1) >>> 0;
  const pixel = (span / width) * Math.min(1, width / NARROW);
  const across = turn % STEPS;
  const down = Math.floor(turn / STEPS) % STEPS;
  return { x: x + across * pixel, y: y - down * pixel, span };
}

/**
 * The `view` tensor of a picture of `width` × `height` pixels around a place: real part of the left column, imaginary
 * part of the top row, step to the next column, step to the next row (negative: the imaginary axis points up).
 */
export function viewOf({ x, y, span }: Place, width: number, height: number): Float32Array<ArrayBuffer> {
  const step = span / width;
  return Float32Array.of(x - (step * (width - 1)) / 2, y + (step * (height - 1)) / 2, step, -step);
}
