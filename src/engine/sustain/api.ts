/** One kernel for a minute or more: whether it keeps its pace, or the machine slows it down as it gets hot. */
import type { CaseId, Environment, Measurement, Tuned } from '../contract.ts';

export interface SustainRequest {
  readonly case: CaseId;
  /** How long it is run once it is warm. */
  readonly seconds: number;
  readonly seed: number;
  readonly tuned?: Tuned;
}

/** Whole batches, one after the other without a rest. */
export interface SustainedBatch {
  /** Milliseconds from the start of the first to its own end, by the clock. */
  readonly endMs: number;
  readonly iterations: number;
  /** Its wall time less what the device takes to report that nothing was to be done. */
  readonly workMs: number;
  /** The page was hidden meanwhile: it says nothing of the machine. */
  readonly hidden: boolean;
}

export interface Sustained {
  readonly environment: Environment;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** As asked for. */
  readonly seconds: number;
  readonly seed: number;
  /** It was ended before its time; what was run until then counts, where its last batch was proved. */
  readonly cancelled: boolean;
  /** In order; none unless `measurement` is `ok`. */
  readonly batches: readonly SustainedBatch[];
  /** What became of it. `ok`: the outputs of the last batch were proved, like those before the first. */
  readonly measurement: Measurement;
}

export type SustainEvent =
  | { readonly type: 'start'; readonly environment: Environment }
  | { readonly type: 'phase'; readonly phase: 'prepare' | 'verify' | 'warm-up' | 'sample' }
  /** Provisional until the end. */
  | { readonly type: 'batch'; readonly batch: SustainedBatch }
  | { readonly type: 'end'; readonly sustained: Sustained };

/** Seconds that make sense: shorter, a run says as much; longer, nobody waits before a page. */
export const LEAST_SUSTAINED = 5;
export const MOST_SUSTAINED = 3600;
