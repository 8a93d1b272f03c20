/** Reads figures out of what a lesson has measured. Pure. */
import type { Params } from '../engine/contract.ts';
import type { Ratio } from '../engine/stats/ratio.ts';
import { type Clock, duel, fastest as fastestOf, sideOf } from '../results/contest.ts';
import type { SummaryRow } from '../results/summary.ts';
import type { Results } from './lesson.ts';

/** Rows of a run; empty until it has been made. */
export const rowsOf = (results: Results, run: string): readonly SummaryRow[] =>
  results[run]?.summary.measurements ?? [];

/** Those that this machine measured itself: no recorded ones stand among them. */
export const ownRowsOf = (results: Results, run: string): readonly SummaryRow[] =>
  results[run]?.here?.measurements ?? rowsOf(results, run);

/** The row of a variant, at the given values of the parameters named; null when it is not there. */
export function rowOf(results: Results, run: string, variant: string, params: Partial<Params> = {}): SummaryRow | null {
  const fits = (row: SummaryRow) => Object.entries(params).every(([name, value]) => row.params[name] === value);
  return rowsOf(results, run).find((row) => row.variant === variant && fits(row)) ?? null;
}

/** Median kernel time in ms; null where there is none. */
export const kernelMs = (row: SummaryRow | null): number | null => row?.kernelMs?.median ?? null;

/** The fastest timed row of a side, by kernel time unless told. */
export const fastest = (rows: readonly SummaryRow[], side: 'gpu' | 'cpu', clock: Clock = 'kernel'): SummaryRow | null =>
  fastestOf(
    rows.filter(({ on }) => sideOf(on) === side),
    clock,
    (row) => row,
  )?.of ?? null;

/** How many times faster the second is, with its interval; null when either has no time. */
export function speedup(slow: SummaryRow | null, fast: SummaryRow | null): Ratio | null {
  return (slow && fast && duel(fast, slow)?.ratio) ?? null;
}
