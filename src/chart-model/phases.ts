/** The four clocks of a row. */
import type { SummaryRow } from '../results/summary.ts';

export const PHASES = ['compile', 'upload', 'kernel', 'readback'] as const;
export type Phase = (typeof PHASES)[number];

/** Milliseconds of each phase, in the order in which they happen; one that was not measured counts nothing. */
export function phasesOf(row: SummaryRow): { parts: { phase: Phase; ms: number }[]; total: number } {
  const times = {
    compile: row.compileMs,
    upload: row.uploadMs,
    kernel: row.kernelMs?.median ?? null,
    readback: row.readbackMs,
  };
  const parts = PHASES.map((phase) => ({ phase, ms: counted(times[phase]) }));
  return { parts, total: parts.reduce((sum, { ms }) => sum + ms, 0) };
}

const counted = (ms: number | null): number => (ms !== null && Number.isFinite(ms) && ms > 0 ? ms : 0);
