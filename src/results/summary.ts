/**
 * A summary is what a report says once the raw samples are boiled down: the rows of a table, of a CSV file, of the
 * command line's JSON and of a link. Derived, never stored beside the raw samples.
 */
import type { AdapterInfo, On, Params, Reason, Warning } from '../engine/contract.ts';

/** Environment as the command line's JSON promises it (schema 1). */
export interface SummaryEnvironment {
  readonly runtime: 'browser' | 'dawn';
  readonly browser: string;
  readonly os: string;
  readonly cores: number;
  readonly crossOriginIsolated: boolean;
  readonly timestampQuantumUs: number | null;
  readonly adapter: AdapterInfo | null;
}

/** Milliseconds per iteration; `low` and `high` are the 95 % bootstrap interval of the median. */
export interface Interval {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly min: number;
  readonly samples: number;
}

export type Status = 'ok' | 'wrong' | 'unsupported' | 'failed' | 'aborted';

/** One measurement. Numbers are null unless `status` is `ok`. `cli-json.ts` turns it into what other programs read. */
export interface SummaryRow {
  readonly case: string;
  readonly workload: string;
  readonly variant: string;
  readonly on: On;
  /** What a tuned variant was built as; absent for others, and where the rows come from a link. */
  readonly configuration?: string;
  readonly params: Params;
  readonly status: Status;
  readonly reason: Reason | null;
  readonly kernelMs: Interval | null;
  /** Upload + kernel + readback. */
  readonly endToEndMs: { readonly median: number } | null;
  readonly compileMs: number | null;
  readonly uploadMs: number | null;
  readonly readbackMs: number | null;
  readonly gflops: number | null;
  readonly gbps: number | null;
  readonly maxError: number | null;
  /** Data; `warningText` (engine/bench/warnings.ts) has the words. */
  readonly warnings: readonly Warning[];
}

export interface Summary {
  readonly schema: 1;
  /** ISO 8601, UTC, to the second. */
  readonly startedAt: string;
  readonly budgetMs: number;
  readonly seed: number;
  readonly environment: SummaryEnvironment;
  readonly measurements: readonly SummaryRow[];
}
