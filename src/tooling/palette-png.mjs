/** Flat drawings as small files: a PNG of at most 256 colours (https://www.w3.org/TR/png-3/). */
import { crc32, deflateSync } from 'node:zlib';

const MOST_COLOURS = 256;

/**
 * The most frequent colours stay; every other becomes the nearest of them.
 * @param {Uint8Array} rgba four bytes a pixel, opaque, row by row @param {number} width @param {number} height in pixels
 */
export function palettePng(rgba, width, height) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  const pixels = Array.from({ length: width * height }, (_, at) => colourOf(rgba, at));
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  for (const colour of counts.keys()) if (!places.has(colour)) places.set(colour, nearest(colour, palette));

  const rows = Buffer.alloc(height * (width + 1));
  pixels.forEach((colour, at) => {
    // A zero before each row: it is not filtered.
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = places.get(colour) ?? 0;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a pixel, which name a colour of the palette.
  head.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(parts))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param {Uint8Array} rgba @param {number} at */
const colourOf = (rgba, at) => (rgba[4 * at] << 16) | (rgba[4 * at + 1] << 8) | rgba[4 * at + 2];

/** @param {number} colour */
const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

/** @param {number} colour @param {readonly number[]} palette @returns {number} its place */
function nearest(colour, palette) {
  const far = palette.map((one) => parts(one).reduce((sum, part, at) => sum + (part - parts(colour)[at]) ** 2, 0));
  return far.indexOf(Math.min(...far));
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32BE(data.length, 0);
  sizes.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([sizes.subarray(0, 4), named, sizes.subarray(4)]);
}
