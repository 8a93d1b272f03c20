/** How the CPU shares a picture out: each portion of its pixels is counted in tables of its own, which are then added. */
import type { Stage, TensorSpecs } from '../../engine/contract.ts';
import { BINS, CHANNELS, type HistogramParams } from './definition.ts';

/** Tables of a portion: pixel i counts in table i mod TABLES, so that neighbours of one colour do not wait for each other. */
export const TABLES = 4;
/** Words of a table. */
export const TABLE = BINS * CHANNELS;

/** Counting so many pixels takes far longer than clearing tables for them. */
const FEWEST_PIXELS = 2 ** 14;
const MOST_PORTIONS = 256;
/** Bins that are added at a time: few portions, so that all cores have some. */
const ADDED_BINS = 64;

export interface Portions {
  readonly count: number;
  /** Pixels of each; the last may have fewer. */
  readonly pixels: number;
}

export function portionsOf({ size, height }: HistogramParams): Portions {
  const all = size * height;
  const pixels = Math.max(FEWEST_PIXELS, Math.ceil(all / MOST_PORTIONS));
  return { count: Math.ceil(all / pixels), pixels };
}

/** The sum of a portion's tables ends in the first of them. */
export const tablesOf = (portions: number): TensorSpecs => ({
  tables: { dtype: 'u32', shape: [portions, TABLES, BINS, CHANNELS] },
});

export const scratch = (p: HistogramParams): TensorSpecs => tablesOf(portionsOf(p).count);

export const stages = (p: HistogramParams): readonly Stage[] => [
  { entry: 'count', rows: portionsOf(p).count, grain: 1 },
  { entry: 'add', rows: BINS, grain: ADDED_BINS },
];
