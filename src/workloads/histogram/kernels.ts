/** The JavaScript kernels. A table is [256, 4]: the bins of red, green, blue and alpha in turn. */
import type { TensorData, Tensors } from '../../engine/contract.ts';
import { BINS, CHANNELS, type HistogramParams } from './definition.ts';
import { portionsOf, TABLE, TABLES } from './portions.ts';

/** All of it, straight into the result. */
export function countInOne({ picture, counts }: Tensors): void {
  counts.fill(0);
  for (let at = 0; at < picture.length; at += CHANNELS) countPixel(picture, at, counts);
}

/** All of it, through the tables of one portion. */
export function countInSeveral(io: Tensors, { size, height }: HistogramParams): void {
  countPortion(io, 0, 0, size * height);
  addPortions(io, 1, 0, BINS);
}

/** Rows [begin, end) of a stage. */
export function runStage(io: Tensors, p: HistogramParams, entry: string, begin: number, end: number): void {
  const { count, pixels } = portionsOf(p);
  if (entry === 'add') {
    addPortions(io, count, begin, end);
    return;
  }
  const all = p.size * p.height;
  for (let portion = begin; portion < end; portion++) {
    countPortion(io, portion, portion * pixels, Math.min(all, (portion + 1) * pixels));
  }
}

function countPixel(picture: TensorData, at: number, table: TensorData): void {
  table[CHANNELS * picture[at]]++;
  table[CHANNELS * picture[at + 1] + 1]++;
  table[CHANNELS * picture[at + 2] + 2]++;
  table[CHANNELS * picture[at + 3] + 3]++;
}

/** Pixels [from, to) into the tables of a portion, and their sum into the first of them. */
function countPortion({ picture, tables }: Tensors, portion: number, from: number, to: number): void {
  const first = portion * TABLES * TABLE;
  tables.fill(0, first, first + TABLES * TABLE);
  const table = (which: number) => tables.subarray(first + which * TABLE, first + (which + 1) * TABLE);
  const a = table(0);
  const b = table(1);
  const c = table(2);
  const d = table(3);
  const end = CHANNELS * to;
  let at = CHANNELS * from;
  for (; at + 4 * CHANNELS <= end; at += 4 * CHANNELS) {
    countPixel(picture, at, a);
    countPixel(picture, at + CHANNELS, b);
    countPixel(picture, at + 2 * CHANNELS, c);
    countPixel(picture, at + 3 * CHANNELS, d);
  }
  for (; at < end; at += CHANNELS) countPixel(picture, at, a);
  for (let i = 0; i < TABLE; i++) a[i] += b[i] + c[i] + d[i];
}

/** Bins [begin, end) of the result: portion by portion, so that memory is read in order. */
function addPortions({ tables, counts }: Tensors, portions: number, begin: number, end: number): void {
  counts.fill(0, CHANNELS * begin, CHANNELS * end);
  for (let portion = 0; portion < portions; portion++) {
    const first = portion * TABLES * TABLE;
    for (let i = CHANNELS * begin; i < CHANNELS * end; i++) counts[i] += tables[first + i];
  }
}
