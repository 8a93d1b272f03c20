/** Figures that a run lacks because its time was over, and how much more to give it. Pure. */
import { hasInterval } from '../../results/contest.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { RunResult } from '../lesson.ts';

export interface Lack {
  /** All that the run was to measure, so that a reader can be told what of it is meant. */
  readonly rows: readonly SummaryRow[];
  /** Not measured at all. */
  readonly missing: readonly SummaryRow[];
  /** Timed, with too few samples for an interval. */
  readonly few: readonly SummaryRow[];
  /** Milliseconds to try next. */
  readonly budgetMs: number;
}

/** Codes of reasons that more time would mend. */
const LATE = ['out-of-time', 'device-lost'];

/** A run may take four times its budget on top of this; longer than that nobody waits. */
const MOST_MS = 60_000;
const TIMES = 3;

type Lacking = Pick<RunResult, 'recorded'> & {
  readonly summary: Pick<RunResult['summary'], 'measurements' | 'budgetMs'>;
};

/** Null where nothing is lacking that time could mend: what was recorded elsewhere is as it is. */
export function lackOf({ summary: { measurements, budgetMs }, recorded }: Lacking): Lack | null {
  const missing = measurements.filter(
    ({ status, reason }) => status === 'aborted' && reason !== null && LATE.includes(reason.code),
  );
  const few = measurements.filter(
    ({ status, kernelMs, on }) => status === 'ok' && kernelMs && !hasInterval(kernelMs) && !(recorded && on === 'gpu'),
  );
  if (!missing.length && !few.length) return null;
  return { rows: measurements, missing, few, budgetMs: Math.max(budgetMs, Math.min(TIMES * budgetMs, MOST_MS)) };
}
