/** A card with even areas and edges, and what a filter made of it. Pure. */

/** Pixels along a side of the card. */
export const CARD = 128;
const FROM = 32;
const TO = 96;
const DARK = 60;
const BRIGHT = 190;

/** RGBA: a bright square on dark ground, so that every edge rises on one side and falls on the other. */
export function testCard(): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(4 * CARD * CARD);
  for (let y = 0; y < CARD; y++) {
    for (let x = 0; x < CARD; x++) {
      const inside = x >= FROM && x < TO && y >= FROM && y < TO;
      const at = 4 * (y * CARD + x);
      pixels.fill(inside ? BRIGHT : DARK, at, at + 3);
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

/** Brightest output, 0 … 255: where nothing changes, along the upright edges, along the level ones. */
export interface Seen {
  readonly even: number;
  readonly upright: number;
  readonly level: number;
}

/** Of the card filtered with 3×3 weights, which reach one pixel to each side. */
export function look(output: ArrayLike<number>): Seen {
  const brightest = (xs: readonly number[], ys: readonly number[]) =>
    Math.max(...ys.flatMap((y) => xs.map((x) => output[4 * (y * CARD + x)])));
  const middle = span(FROM + 8, TO - 8);
  const around = [FROM - 1, FROM, TO - 1, TO];
  return {
    even: Math.max(brightest(middle, middle), brightest(span(0, FROM - 8), span(0, FROM - 8))),
    upright: brightest(around, middle),
    level: brightest(middle, around),
  };
}

const span = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

const DARK_ENOUGH = 4;
const BRIGHT_ENOUGH = 40;
/** Share of the weights' magnitudes that their sum may be off zero: thirds and ninths are typed rounded. */
const NEARLY_ZERO = 0.01;

/** Sums to zero, stays dark where nothing changes, and answers to an edge. */
export function isEdgeDetector({ even, upright, level }: Seen, weights: readonly number[]): boolean {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const magnitude = weights.reduce((total, weight) => total + Math.abs(weight), 0);
  const zero = Math.abs(sum) <= NEARLY_ZERO * magnitude;
  return zero && even <= DARK_ENOUGH && Math.max(upright, level) >= BRIGHT_ENOUGH;
}
