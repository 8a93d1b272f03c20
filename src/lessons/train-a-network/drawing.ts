/** From a drawing to a picture as the set has them, and the brush that draws. Pure. */
import { PIXELS, SIDE } from './pictures.ts';

/** Along a side of the pad: finer than the picture, so that a stroke's edge is as soft as those in the set. */
export const PAD = 4 * SIDE;

/** [112, 112], row by row: 0 is empty, 255 the darkest. */
export type Ink = Uint8Array<ArrayBuffer>;

export const emptyInk = (): Ink => new Uint8Array(PAD * PAD);

const RADIUS = 5;
/** Of cloth in the set: black is rare. */
const DARK = 208;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The ink after a stroke from one point to another, in pixels of the pad. */
export function stroke(ink: Ink, from: Point, to: Point, erases: boolean): Ink {
  const next = ink.slice();
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const stamps = Math.max(1, Math.ceil(length / (RADIUS / 2)));
  for (let at = 0; at <= stamps; at++) {
    const share = at / stamps;
    stamp(next, from.x + share * (to.x - from.x), from.y + share * (to.y - from.y), erases ? 0 : DARK);
  }
  return next;
}

function stamp(ink: Ink, x: number, y: number, value: number): void {
  for (let row = Math.max(0, Math.floor(y - RADIUS)); row <= Math.min(PAD - 1, Math.ceil(y + RADIUS)); row++) {
    for (
      let column = Math.max(0, Math.floor(x - RADIUS));
      column <= Math.min(PAD - 1, Math.ceil(x + RADIUS));
      column++
    ) {
      if (Math.hypot(column + 0.5 - x, row + 0.5 - y) <= RADIUS) ink[row * PAD + column] = value;
    }
  }
}

/**
 * As the pictures of the set were made (arXiv 1708.07747, section 2): the background around is trimmed, the longer side
 * scaled to 28 pixels, the shorter one filled up so that the thing stands in the middle. The paper also sharpens, which
 * photographs need. Null where nothing is drawn.
 * @param ink [side, side]
 */
export function asInTheSet(ink: Uint8Array, side: number): Uint8Array<ArrayBuffer> | null {
  let [left, top, right, bottom] = [side, side, -1, -1];
  for (const [at, value] of ink.entries()) {
    if (value === 0) continue;
    const [x, y] = [at % side, Math.floor(at / side)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (right < 0) return null;
  const [width, height] = [right - left + 1, bottom - top + 1];
  const longer = Math.max(width, height);
  const across = sharesOf(width, Math.max(1, Math.round((width * SIDE) / longer)));
  const down = sharesOf(height, Math.max(1, Math.round((height * SIDE) / longer)));
  const [x0, y0] = [across, down].map((shares) => Math.floor((SIDE - shares.length) / 2));
  const picture = new Uint8Array(PIXELS);
  for (const [y, rows] of down.entries()) {
    for (const [x, columns] of across.entries()) {
      let sum = 0;
      for (const { at: row, share: r } of rows) {
        for (const { at: column, share: c } of columns) sum += r * c * ink[(top + row) * side + left + column];
      }
      picture[(y0 + y) * SIDE + x0 + x] = Math.round(sum);
    }
  }
  return picture;
}

interface Share {
  readonly at: number;
  readonly share: number;
}

/** Each of `to` pixels as the mean of the part of `from` pixels that it covers. */
const sharesOf = (from: number, to: number): readonly (readonly Share[])[] =>
  Array.from({ length: to }, (_, pixel) => {
    const [begin, end] = [(pixel * from) / to, ((pixel + 1) * from) / to];
    const first = Math.floor(begin);
    return Array.from({ length: Math.ceil(end) - first }, (_, place) => {
      const at = Math.min(first + place, from - 1);
      const covered = Math.min(end, first + place + 1) - Math.max(begin, first + place);
      return { at, share: Math.max(0, covered) / (end - begin) };
    });
  });

/** A picture of the set on the pad, to go on from. */
export function inkOf(picture: Uint8Array): Ink {
  const scale = PAD / SIDE;
  const ink = emptyInk();
  for (let at = 0; at < ink.length; at++) {
    const [x, y] = [at % PAD, Math.floor(at / PAD)];
    ink[at] = picture[Math.floor(y / scale) * SIDE + Math.floor(x / scale)];
  }
  return ink;
}
