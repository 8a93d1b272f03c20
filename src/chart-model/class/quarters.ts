/** What many figures on a log axis come to: the middle one, and between which the middle half lies. */
import { quantileSorted } from 'simple-statistics';

export interface Quarters {
  readonly count: number;
  readonly least: number;
  /** A quarter of the figures is at most this. */
  readonly lower: number;
  readonly median: number;
  /** A quarter of the figures is at least this. */
  readonly upper: number;
  readonly most: number;
}

/**
 * Null where no figure is positive and finite; others are left out. Between two figures in the middle lies their geometric
 * mean: what is twice as fast and what is half as fast are equally far from even.
 */
export function quartersOf(values: Iterable<number>): Quarters | null {
  const sorted = [...values].filter((value) => Number.isFinite(value) && value > 0).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const logs = sorted.map(Math.log2);
  // Of equal figures none comes back changed by the way there and back.
  const at = (share: number) => {
    const power = quantileSorted(logs, share);
    return sorted[logs.indexOf(power)] ?? 2 ** power;
  };
  return {
    count: sorted.length,
    least: sorted[0],
    lower: at(0.25),
    median: at(0.5),
    upper: at(0.75),
    most: sorted[sorted.length - 1],
  };
}
