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

/**
 * The `view` tensor of a picture of `width` × `height` pixels around a place: real part of the left column, imaginary
 * part of the top row, step to the next column, step to the next row (negative: the imaginary axis points up).
 */
export function viewOf({ x, y, span }: Place, width: number, height: number): Float32Array<ArrayBuffer> {
  const step = span / width;
  return Float32Array.of(x - (step * (width - 1)) / 2, y + (step * (height - 1)) / 2, step, -step);
}
