/** From iteration counts to colours and words, and from a view to what f32 makes of it. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import { figure, text } from '../../engine/text.ts';
import { pointAt } from '../../workloads/mandelbrot/kernels.ts';
import { colourOf, pixelsOf } from '../picture/magma.ts';

export const cssColour = (share: number): string => `rgb(${colourOf(share).join(' ')})`;

/** Where a count stands between the least and the most of a picture, logarithmically. */
export const shareOf = (count: number, least: number, most: number): number =>
  most > least ? Math.log(Math.max(count, 1) / least) / Math.log(most / least) : 1;

/** RGBA of a picture of counts. */
export function paint(counts: ArrayLike<number>, limit: number): Uint8ClampedArray<ArrayBuffer> {
  const { least, most } = spreadOf(counts, limit);
  const colours = Array.from({ length: limit + 1 }, (_, count) => colourOf(shareOf(count, least, most)));
  return pixelsOf(counts.length, (at) => colours[Math.min(counts[at], limit)]);
}

export interface Spread {
  /** Fewest iterations of any pixel, 1 at least. */
  readonly least: number;
  readonly most: number;
  /** Half of the pixels take no more than these. */
  readonly middle: number;
  /** Share of the pixels that had not escaped when the limit was reached. */
  readonly inside: number;
  readonly total: number;
}

export function spreadOf(counts: ArrayLike<number>, limit: number): Spread {
  const having = new Uint32Array(limit + 1);
  let total = 0;
  for (let i = 0; i < counts.length; i++) {
    having[Math.min(counts[i], limit)]++;
    total += counts[i];
  }
  const least = Math.max(
    1,
    having.findIndex((pixels) => pixels > 0),
  );
  const most = Math.max(
    1,
    having.findLastIndex((pixels) => pixels > 0),
  );
  let middle = 0;
  for (let seen = having[0]; middle < limit && 2 * seen < counts.length; seen += having[middle]) middle++;
  return { least, most, middle, inside: counts.length ? having[limit] / counts.length : 0, total };
}

/** What somebody who does not see the picture should know of it. */
export function describe(counts: ArrayLike<number>, width: number, height: number, limit: number): LocalText {
  const { least, middle, inside } = spreadOf(counts, limit);
  const percent = figure(100 * inside);
  return text(
    `Heat map of iterations, ${width} × ${height} pixels: ${percent}% had not escaped after ${limit} iterations; half of all pixels take ${middle} or fewer, the quickest ${least}.`,
    `迭代次数热图，${width} × ${height} 像素：${percent}% 的像素迭代 ${limit} 次仍未逃逸；半数像素不超过 ${middle} 次，最少 ${least} 次。`,
  );
}

/** Pixels that differ between two pictures of the same size. */
export function differing(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let different = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) different++;
  return different;
}

/** How many different f32 coordinates the columns and the rows of a picture have. */
export interface Grain {
  readonly columns: number;
  readonly rows: number;
}

/** @param view as `viewOf` makes it */
export function grainOf(view: ArrayLike<number>, width: number, height: number): Grain {
  const distinct = (start: number, step: number, pixels: number) =>
    new Set(Array.from({ length: pixels }, (_, pixel) => pointAt(start, step, pixel))).size;
  return { columns: distinct(view[0], view[2], width), rows: distinct(view[1], view[3], height) };
}

/** Neighbouring f32 numbers around x lie this far apart. */
const spacing = (x: number): number => 2 ** (Math.floor(Math.log2(Math.max(Math.abs(x), 2 ** -126))) - 23);

/** Whether f32 still tells neighbouring pixels apart, in words. */
export function explainGrain(view: ArrayLike<number>, width: number, height: number): LocalText {
  const { columns, rows } = grainOf(view, width, height);
  if (columns === width && rows === height) {
    const room = Math.min(Math.abs(view[2]) / spacing(view[0]), Math.abs(view[3]) / spacing(view[1]));
    return text(
      `Every pixel has f32 coordinates of its own; from one to the next it is ${figure(room)} times the spacing of f32 numbers here.`,
      `每个像素都有自己的 f32 坐标；相邻像素之间隔着 ${figure(room)} 个 f32 间距。`,
    );
  }
  return text(
    `f32 has run out: the ${width} columns have only ${columns} different coordinates, the ${height} rows ${rows}. Neighbours that share both get the same count, and the picture falls into blocks.`,
    `f32 不够用了：${width} 列只剩 ${columns} 个不同的坐标，${height} 行只剩 ${rows} 个。坐标相同的相邻像素得到同样的次数，画面就成了方块。`,
  );
}
