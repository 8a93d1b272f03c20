import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asInTheSet, emptyInk, inkOf, PAD, stroke } from './drawing.ts';
import { PIXELS, SIDE } from './pictures.ts';

/** [side, side] with a rectangle of ink. */
function rectangle(side: number, left: number, top: number, width: number, height: number, value = 200) {
  const ink = new Uint8Array(side * side);
  for (let y = top; y < top + height; y++) ink.fill(value, y * side + left, y * side + left + width);
  return ink;
}

const at = (picture: Uint8Array | null, x: number, y: number) => picture?.[y * SIDE + x];

/** Columns and rows that have ink. */
function extent(picture: Uint8Array | null): readonly number[] {
  const places = [...(picture ?? [])].flatMap((value, place) => (value > 0 ? [place] : []));
  const xs = places.map((place) => place % SIDE);
  const ys = places.map((place) => Math.floor(place / SIDE));
  return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
}

it('is nothing where nothing is drawn', () => {
  expect(asInTheSet(emptyInk(), PAD)).toBeNull();
});

it('makes the longer side 28 and puts the thing in the middle, wherever and however large it was drawn', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: PAD }),
      fc.integer({ min: 1, max: PAD }),
      fc.nat(),
      fc.nat(),
      (width, height, x, y) => {
        const ink = rectangle(PAD, x % (PAD - width + 1), y % (PAD - height + 1), width, height);
        const picture = asInTheSet(ink, PAD);
        const [left, right, top, bottom] = extent(picture);
        const [across, down] = [right - left + 1, bottom - top + 1];
        expect(Math.max(across, down)).toBe(SIDE);
        expect(Math.min(across, down)).toBe(
          Math.max(1, Math.round((SIDE * Math.min(width, height)) / Math.max(width, height))),
        );
        expect(Math.abs(left - (SIDE - 1 - right))).toBeLessThanOrEqual(1);
        expect(Math.abs(top - (SIDE - 1 - bottom))).toBeLessThanOrEqual(1);
        // Even ink stays as dark as it is.
        expect(at(picture, left, top)).toBe(200);
        expect(at(picture, right, bottom)).toBe(200);
      },
    ),
  );
});

it('leaves a picture of the set that reaches all edges as it is', () => {
  const picture = Uint8Array.from({ length: PIXELS }, (_, place) => 1 + ((place * 37) % 255));
  expect(asInTheSet(picture, SIDE)).toEqual(picture);
  expect(asInTheSet(inkOf(picture), PAD)).toEqual(picture);
});

it('averages what falls into one pixel', () => {
  const side = 2 * SIDE;
  const ink = rectangle(side, 0, 0, side, side, 100);
  ink[0] = 200;
  expect(at(asInTheSet(ink, side), 0, 0)).toBe(125);
});

it('draws a line of even width from one point to another, and takes it away again', () => {
  const ink = stroke(emptyInk(), { x: 20, y: 56 }, { x: 90, y: 56 }, false);
  for (let x = 20; x < 90; x++) expect(ink[56 * PAD + x]).toBeGreaterThan(0);
  expect(ink[40 * PAD + 50]).toBe(0);
  expect(stroke(ink, { x: 20, y: 56 }, { x: 90, y: 56 }, true).every((value) => value === 0)).toBe(true);
  // Beyond the pad there is nothing to draw on.
  expect(stroke(emptyInk(), { x: -50, y: -50 }, { x: -20, y: 300 }, false).every((value) => value === 0)).toBe(true);
});
