/** What of a row is drawn, with its interval. Anything that a log axis cannot carry comes out as null. */
import type { Variant, Workload } from '../engine/contract.ts';
import { type Bounds, ratioOf } from '../engine/stats/ratio.ts';
import { boundsOf, type Clock, fastest as fastestOf, type Side, timeOf } from '../results/contest.ts';
import type { SummaryRow } from '../results/summary.ts';
import type { Cell, Facet, WorkloadGroup } from './group.ts';

/** GFLOP/s or GB/s, milliseconds, milliseconds. */
export type Measure = 'rate' | Clock;
export type RateUnit = 'GFLOP/s' | 'GB/s';

export const rateUnitOf = (workload: Workload | null): RateUnit => (workload?.chart.y === 'gbps' ? 'GB/s' : 'GFLOP/s');

/** What the workload's definition asks for. */
export const defaultMeasure = (workload: Workload | null): Measure => (workload?.chart.y === 'ms' ? 'kernel' : 'rate');

/** A workload without floating-point work, or one that this version does not know, has no rate to show. */
export const hasRate = ({ workload, facets }: WorkloadGroup): boolean =>
  facets.some(({ cells }) => cells.some(({ row }) => measured(row, 'rate', rateUnitOf(workload)) !== null));

/** Without floating-point operations there is no intensity to draw over. */
export const hasFlops = ({ facets }: WorkloadGroup): boolean =>
  facets.some(({ cells }) => cells.some(({ row }) => measured(row, 'rate', 'GFLOP/s') !== null));

/** Some contenders do another amount of work for the same result, so that a rate says less than a time. */
export const workDiffers = ({ workload, contenders }: WorkloadGroup): boolean =>
  contenders.some(({ variant }) => variantOf(workload, variant)?.cost !== undefined);

const variantOf = (workload: Workload | null, id: string): Variant | undefined =>
  workload?.variants.find((variant) => variant.id === id);

export function measured(row: SummaryRow, measure: Measure, unit: RateUnit): Bounds | null {
  if (measure !== 'rate') return timeOf(row, measure);
  const kernel = timeOf(row, 'kernel');
  const rate = unit === 'GB/s' ? row.gbps : row.gflops;
  if (!kernel || rate === null) return null;
  return boundsOf(rate, (rate * kernel.median) / kernel.high, (rate * kernel.median) / kernel.low);
}

/**
 * What a speed-up is measured against: the fastest CPU contender of the same source at the same size, one contender, or
 * the same contender of another source.
 */
export type Baseline =
  | { readonly kind: 'best-cpu' }
  | { readonly kind: 'contender'; readonly id: string }
  | { readonly kind: 'source'; readonly source: number };

/** How many times faster than the baseline, at the same place on the axis; above 1 is faster. */
export function speedUp(cell: Cell, facet: Facet, baseline: Baseline, clock: Clock): Bounds | null {
  const own = measured(cell.row, clock, 'GFLOP/s');
  const base = baseOf(cell, facet, baseline, clock);
  if (!own || !base) return null;
  if (base.cell === cell) return { median: 1, low: 1, high: 1 };
  const { median, low, high } = ratioOf(base.time, own);
  return boundsOf(median, low, high);
}

function baseOf(cell: Cell, facet: Facet, baseline: Baseline, clock: Clock): Timed | null {
  const { contender, x } = cell;
  if (baseline.kind === 'best-cpu') {
    return fastest(facet, x, clock, (other) => other.side === 'cpu' && other.source === contender.source);
  }
  const base = facet.cells.find(
    (other) =>
      other.x === x &&
      (baseline.kind === 'contender'
        ? other.contender.id === baseline.id
        : other.contender.source === baseline.source && other.contender.entry === contender.entry),
  );
  const time = base ? measured(base.row, clock, 'GFLOP/s') : null;
  return base && time ? { cell: base, time } : null;
}

export interface Timed {
  readonly cell: Cell;
  readonly time: Bounds;
}

/** Shortest median among the contenders that `accepts` lets in, at one place on the axis. */
export function fastest(
  facet: Facet,
  x: number | null,
  clock: Clock,
  accepts: (contender: { readonly side: Side; readonly source: number }) => boolean = () => true,
): Timed | null {
  const here = facet.cells.filter((cell) => cell.x === x && accepts(cell.contender));
  const best = fastestOf(here, clock, ({ row }) => row);
  return best && { cell: best.of, time: best.time };
}
