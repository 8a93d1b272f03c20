/**
 * What another machine was recorded to do, drawn pale behind a result: the same cases, the same contenders. Ghosts are no
 * cells of a facet, so that no sentence, ratio or best ever takes them in.
 */
import type { Summary } from '../results/summary.ts';
import type { Cell, Contender, Facet } from './group.ts';
import { measured } from './measures.ts';
import type { Point, Reading } from './view.ts';

export interface GhostLine {
  /** Its own id; look and title are those of the contender that it stands behind. */
  readonly contender: Contender;
  readonly cells: readonly Cell[];
}

const PREFIX = 'beside|';

/** A line for each contender that is shown and was recorded at some of the facet's places. */
export function ghostLines(
  facet: Facet,
  contenders: readonly Contender[],
  beside: Pick<Summary, 'measurements'> | null,
): GhostLine[] {
  if (!beside) return [];
  const recorded = new Map(beside.measurements.map((row) => [row.case, row]));
  const shown = new Map(contenders.map((contender) => [contender.entry, contender]));
  return [...shown.values()].flatMap((one) => {
    const contender = { ...one, id: PREFIX + one.entry };
    const cells = new Map<string, Cell>();
    for (const { contender: own, row: mine, x } of facet.cells) {
      const row = own.entry === one.entry ? recorded.get(mine.case) : undefined;
      if (row) cells.set(row.case, { contender, row, x });
    }
    return cells.size ? [{ contender, cells: [...cells.values()] }] : [];
  });
}

/** Of one machine alone are a ratio and the phases: there a ghost has no place. */
export const drawsGhosts = (view: string): boolean => view !== 'speedUp' && view !== 'phases';

/** Points with the figures of ghosts among them, by their ids, in ascending order. */
export function withGhosts(points: readonly Point[], lines: readonly GhostLine[], reading: Reading): readonly Point[] {
  const { view, unit } = reading;
  if (!lines.length || view === 'speedUp') return points;
  const all = new Map(points.map(({ x, values }) => [x, { ...values }]));
  for (const { contender, cells } of lines) {
    for (const { row, x } of cells) {
      const bounds = x === null ? null : measured(row, view, unit);
      if (x !== null && bounds) all.set(x, { ...all.get(x), [contender.id]: bounds });
    }
  }
  return [...all].sort(([a], [b]) => a - b).map(([x, values]) => ({ x, values }));
}

/** Points of a roofline: rate over intensity, as `rooflinePoints` has them. */
export function ghostRoofline(lines: readonly GhostLine[]): Point[] {
  const all = new Map<number, Record<string, Point['values'][string]>>();
  for (const { contender, cells } of lines) {
    for (const { row } of [...cells].sort((a, b) => (a.x ?? 0) - (b.x ?? 0))) {
      const bounds = measured(row, 'rate', 'GFLOP/s');
      if (!bounds || !row.gflops || !row.gbps) continue;
      const x = Number((row.gflops / row.gbps).toPrecision(3));
      all.set(x, { ...all.get(x), [contender.id]: bounds });
    }
  }
  return [...all].sort(([a], [b]) => a - b).map(([x, values]) => ({ x, values }));
}
