/** Two summaries laid over each other, case by case. Pure. */
import type { Ratio } from '../engine/stats/ratio.ts';
import { duel, type Side, sideOf } from './contest.ts';
import type { Summary, SummaryRow } from './summary.ts';

export interface ComparedRow {
  /** Printed, with the workload's version: versions do not compare. */
  readonly case: string;
  /** Null where only the other side has the case. */
  readonly a: SummaryRow | null;
  readonly b: SummaryRow | null;
  /** a's kernel time over b's: above 1 says that b is faster. Null unless both have a usable time. */
  readonly ratio: Ratio | null;
  /** `unsure` and `noisy` as in contest.ts: neither side may be called faster, and they are not level either. */
  readonly verdict: 'b-faster' | 'a-faster' | 'tie' | 'noisy' | 'unsure' | null;
}

/** In a's order, then what only b has. A case that a side holds twice counts once, the last time. */
export function compareSummaries(a: Summary, b: Summary): ComparedRow[] {
  const left = new Map(a.measurements.map((row) => [row.case, row]));
  const right = new Map(b.measurements.map((row) => [row.case, row]));
  return [...new Set([...left.keys(), ...right.keys()])].map((id) => compareRows(id, left.get(id), right.get(id)));
}

function compareRows(id: string, a: SummaryRow | undefined, b: SummaryRow | undefined): ComparedRow {
  const rows = { case: id, a: a ?? null, b: b ?? null };
  const fought = a && b ? duel(b, a) : null;
  return fought
    ? { ...rows, ratio: fought.ratio, verdict: VERDICTS[fought.outcome] }
    : { ...rows, ratio: null, verdict: null };
}

const VERDICTS = { first: 'b-faster', second: 'a-faster', tie: 'tie', noisy: 'noisy', unsure: 'unsure' } as const;
const TOLD: readonly ComparedRow['verdict'][] = ['a-faster', 'b-faster', 'tie'];

/** What may be said of all cases of one side of the machine. */
export interface Standing {
  readonly side: Side;
  /** Cases that both measured well enough to be told apart or called level. */
  readonly compared: number;
  readonly aFaster: number;
  readonly bFaster: number;
  readonly ties: number;
  /** a's time over b's in the middle case, and the ends of the range. */
  readonly middle: number;
  readonly least: number;
  readonly most: number;
}

const SIDES = ['gpu', 'cpu', 'library'] as const;

/** GPU and CPU apart: a machine may win with one and lose with the other. Sides without a common case are left out. */
export function standings(rows: readonly ComparedRow[]): Standing[] {
  return SIDES.flatMap((side) => {
    const known = rows.filter(({ a, verdict }) => a && sideOf(a.on) === side && TOLD.includes(verdict));
    const ratios = known.flatMap(({ ratio }) => ratio?.median ?? []).sort((x, y) => x - y);
    if (!ratios.length) return [];
    const count = (verdict: ComparedRow['verdict']) => known.filter((row) => row.verdict === verdict).length;
    return {
      side,
      compared: ratios.length,
      aFaster: count('a-faster'),
      bFaster: count('b-faster'),
      ties: count('tie'),
      // Of an even number, the geometric mean of the two in the middle: swapping a and b must only invert it.
      middle: Math.sqrt(ratios[(ratios.length - 1) >> 1] * ratios[ratios.length >> 1]),
      least: ratios[0],
      most: ratios[ratios.length - 1],
    };
  });
}
