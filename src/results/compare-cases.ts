/** Several runs case by case. Pure. */
import type { Ratio } from '../engine/stats/ratio.ts';
import { duel } from './contest.ts';
import type { Interval, Summary, SummaryRow } from './summary.ts';

export type Against =
  | { readonly kind: 'few' | 'noisy' }
  /** `median` above 1: this run is faster than the first. */
  | { readonly kind: 'faster' | 'slower' | 'tie'; readonly ratio: Ratio };

export interface ComparedCell {
  readonly kernelMs: Interval;
  /** Null in the first run, and where the first run has no time. */
  readonly against: Against | null;
}

export interface ComparedCase {
  readonly case: string;
  /** By run; null where it has no time for this case. */
  readonly cells: readonly (ComparedCell | null)[];
}

/** Cases that at least two runs have timed, in the order in which they first occur. */
export function compareCases(summaries: readonly Summary[]): ComparedCase[] {
  const rows = summaries.map(
    ({ measurements }) => new Map(measurements.filter(({ kernelMs }) => kernelMs).map((row) => [row.case, row])),
  );
  const ids = [...new Set(rows.flatMap((known) => [...known.keys()]))];
  return ids
    .map((id) => {
      const first = rows[0]?.get(id);
      return {
        case: id,
        cells: rows.map((known, run) => {
          const row = known.get(id);
          if (!row?.kernelMs) return null;
          return { kernelMs: row.kernelMs, against: run === 0 || !first ? null : againstFirst(first, row) };
        }),
      };
    })
    .filter(({ cells }) => cells.filter((cell) => cell !== null).length >= 2);
}

function againstFirst(first: SummaryRow, other: SummaryRow): Against {
  const fought = duel(other, first);
  if (!fought || fought.outcome === 'unsure') return { kind: 'few' };
  if (fought.outcome === 'noisy') return { kind: 'noisy' };
  return { kind: KINDS[fought.outcome], ratio: fought.ratio };
}

const KINDS = { first: 'faster', second: 'slower', tie: 'tie' } as const;
