/** The four clocks of a row. */
import { timeOf } from '../results/contest.ts';
import type { SummaryRow } from '../results/summary.ts';
import type { Facet } from './group.ts';

export const PHASES = ['compile', 'upload', 'kernel', 'readback'] as const;
export type Phase = (typeof PHASES)[number];

/** Whether a row has phases to show. One without a time would seem the fastest of all. */
export const hasPhases = (row: SummaryRow): boolean => timeOf(row, 'kernel') !== null;

/** Where the phases of those shown are best looked at: where most of them have a time, of several such places the largest. */
export function placeOfPhases({ xs, cells }: Facet, shown: ReadonlySet<string>): number | null {
  const timed = (x: number) =>
    cells.filter((cell) => cell.x === x && shown.has(cell.contender.id) && hasPhases(cell.row)).length;
  const most = Math.max(0, ...xs.map(timed));
  return xs.findLast((x) => timed(x) === most) ?? null;
}

/**
 * Milliseconds of each phase, in the order in which they happen; one that was not measured counts nothing.
 * @param compile whether compiling counts: it happens once, the rest every time
 */
export function phasesOf(row: SummaryRow, compile: boolean): { parts: { phase: Phase; ms: number }[]; total: number } {
  const times = {
    compile: row.compileMs,
    upload: row.uploadMs,
    kernel: row.kernelMs?.median ?? null,
    readback: row.readbackMs,
  };
  const counts = PHASES.filter((phase) => compile || phase !== 'compile');
  const parts = counts.map((phase) => ({ phase, ms: counted(times[phase]) }));
  return { parts, total: parts.reduce((sum, { ms }) => sum + ms, 0) };
}

/** Of rows whose kernels were compiled beside others, the largest number that was compiled at once. */
export const togetherOf = (rows: readonly (SummaryRow | null)[]) =>
  rows.reduce<NonNullable<SummaryRow['firstUseMs']>['together'] | null>((most, row) => {
    const together = row?.firstUseMs?.together;
    return together && together.kernels > (most?.kernels ?? 0) ? together : most;
  }, null) ?? null;

const counted = (ms: number | null): number => (ms !== null && Number.isFinite(ms) && ms > 0 ? ms : 0);
