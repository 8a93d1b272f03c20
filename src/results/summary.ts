/**
 * A summary is what a report says once the raw samples are boiled down: the rows of a table, of a CSV file, of the
 * command line's JSON and of a link. Derived, never stored beside the raw samples.
 */
import type { AdapterInfo, FirstUse, On, Params, Reason, SecondGpu, Warning } from '../engine/contract.ts';

/** Environment as the command line's JSON promises it (schema 1). */
export interface SummaryEnvironment {
  readonly runtime: 'browser' | 'dawn';
  readonly browser: string;
  readonly os: string;
  readonly cores: number;
  readonly crossOriginIsolated: boolean;
  readonly timestampQuantumUs: number | null;
  /** Whether a page was drawing while it was measured; null where nobody noted it. */
  readonly drawing: boolean | null;
  /** The Lockstep that measured; absent where nobody noted it. */
  readonly lockstep?: string;
  readonly adapter: AdapterInfo | null;
  /** The second of two GPUs, on which the rows with `gpu` ran; absent where none did. */
  readonly secondAdapter?: AdapterInfo;
}

/** Milliseconds per iteration; `low` and `high` are the 95% bootstrap interval of the median. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly samples: number;
}

export interface Interval extends Spread {
  readonly min: number;
}

export type Status = 'ok' | 'wrong' | 'unsupported' | 'failed' | 'aborted';

/** One measurement. Numbers are null unless `status` is `ok`. `cli-json.ts` turns it into what other programs read. */
export interface SummaryRow {
  readonly case: string;
  readonly workload: string;
  readonly variant: string;
  /** Null for a case that nobody knew. */
  readonly on: On | null;
  /** What it was built as, see `CaseId`; absent for variants without a choice, and in links of version 1. */
  readonly build?: string;
  /** Of two GPUs the second (see `secondAdapter`); absent on the run's own. */
  readonly gpu?: SecondGpu;
  readonly params: Params;
  readonly status: Status;
  readonly reason: Reason | null;
  readonly kernelMs: Interval | null;
  /** Median by GPU timestamps, where they were confirmed: beside the clock that counts for all. */
  readonly deviceMs: number | null;
  /** Upload, kernel and readback measured as one; null in results from before it was, and where there was no time. */
  readonly roundTripMs: Spread | null;
  /** Upload + kernel + readback, a sum of parts that were timed by themselves. */
  readonly endToEndMs: { readonly median: number } | null;
  /** What only the first time costs; null in results from before it was told apart. */
  readonly firstUseMs: Omit<FirstUse, 'readbackMs'> | null;
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

/** Of a row without a time. */
export const NO_FIGURES = {
  kernelMs: null,
  deviceMs: null,
  roundTripMs: null,
  endToEndMs: null,
  firstUseMs: null,
  compileMs: null,
  uploadMs: null,
  readbackMs: null,
  gflops: null,
  gbps: null,
  maxError: null,
  warnings: [],
} as const satisfies Partial<SummaryRow>;
