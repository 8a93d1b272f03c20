/** Which contenders a chart starts with, and the points that it draws. */
import type { Bounds } from '../engine/stats/ratio.ts';
import type { Clock } from '../results/contest.ts';
import type { Cell, Contender, Facet, WorkloadGroup } from './group.ts';
import { type Baseline, fastest, type Measure, measured, type RateUnit, speedUp } from './measures.ts';

/** What a chart shows. `phases` has bars of its own, `roofline` axes of its own. */
export type View = Measure | 'speedUp' | 'phases' | 'roofline';

export interface Reading {
  readonly view: Exclude<View, 'phases' | 'roofline'>;
  readonly unit: RateUnit;
  readonly baseline: Baseline;
  /** What a speed-up is taken of. */
  readonly clock: Clock;
}

export function readCell(cell: Cell, facet: Facet, reading: Reading): Bounds | null {
  return reading.view === 'speedUp'
    ? speedUp(cell, facet, reading.baseline, reading.clock)
    : measured(cell.row, reading.view, reading.unit);
}

/** One place on the axis; `values` by contender id, only where there is something to draw. */
export interface Point {
  readonly x: number;
  readonly values: Readonly<Record<string, Bounds>>;
}

/** Places where nobody shown has a figure are left out: the axis ends where the figures do. */
export function pointsOf(facet: Facet, shown: ReadonlySet<string>, reading: Reading): Point[] {
  return facet.xs.flatMap((x) => {
    const values: Record<string, Bounds> = {};
    for (const cell of facet.cells) {
      if (cell.x !== x || !shown.has(cell.contender.id)) continue;
      const bounds = readCell(cell, facet, reading);
      if (bounds) values[cell.contender.id] = bounds;
    }
    return Object.keys(values).length > 0 ? [{ x, values }] : [];
  });
}

/** Contenders that have a place in a facet, ok or not. */
export function contendersIn(group: WorkloadGroup, facet: Facet): Contender[] {
  const present = new Set(facet.cells.map(({ contender }) => contender.id));
  return group.contenders.filter(({ id }) => present.has(id));
}

/**
 * Entries of the legend to start with: all of one source. Of several, so that lines can still be followed, the fastest of each side
 * in any of them.
 */
export const shownAtFirst = (group: WorkloadGroup, facet: Facet): Set<string> =>
  new Set(facet.cells.map(({ contender }) => contender.source)).size > 1
    ? bestVariants(facet)
    : new Set(contendersIn(group, facet).map(({ entry }) => entry));

/** The fastest of each side in each source, at the largest size where that side has a time. */
export function bestVariants(facet: Facet): Set<string> {
  const best = new Set<string>();
  for (const source of new Set(facet.cells.map(({ contender }) => contender.source))) {
    for (const side of ['gpu', 'cpu', 'library'] as const) {
      const winner = [...facet.xs, null]
        .map((x) => fastest(facet, x, 'kernel', (other) => other.source === source && other.side === side))
        .findLast((timed) => timed !== null);
      if (winner) best.add(winner.cell.contender.entry);
    }
  }
  return best;
}

/** A line is joined across places where its contender was not tried, never across one where it failed. */
export const joinsGaps = (facet: Facet, contender: Contender): boolean =>
  facet.cells.every((cell) => cell.contender.id !== contender.id || cell.row.status === 'ok');

/** Cases without a time, in the order of the contenders. */
export const missingIn = (group: WorkloadGroup, facet: Facet): Cell[] =>
  group.contenders.flatMap(({ id }) =>
    facet.cells.filter((cell) => cell.contender.id === id && measured(cell.row, 'kernel', 'GFLOP/s') === null),
  );
