import type { Params, Reason, Tuned, Verdict } from '../contract.ts';

export interface TuneRequest {
  readonly workload: string;
  /** Complete parameters, ascending; the workload's own choice when absent. */
  readonly sizes?: readonly Params[];
}

/** What became of one configuration at one size. `ms` is the fastest batch's time of one iteration. */
export type Tried = { readonly params: Params; readonly configuration: string } & (
  | { readonly status: 'timed'; readonly ms: number }
  | { readonly status: 'wrong'; readonly verdict: Verdict }
  | { readonly status: 'failed'; readonly reason: Reason }
);

/** The fastest at a size, and the default beside it. */
export interface Winner {
  readonly params: Params;
  /** See `tunedKey`. */
  readonly key: string;
  readonly configuration: string;
  readonly ms: number;
  /** Null where the default did not run. */
  readonly fallbackMs: number | null;
}

export type TuneEvent =
  | { readonly type: 'start'; readonly configurations: number; readonly sizes: readonly Params[] }
  /** `fraction`: of the whole tuning, 0 to 1. */
  | { readonly type: 'tried'; readonly tried: Tried; readonly fraction: number }
  | { readonly type: 'winner'; readonly winner: Winner }
  /** The last event, also when cancelled: what was found until then holds. `problem`: why it ended early. */
  | { readonly type: 'end'; readonly tuned: Tuned; readonly cancelled: boolean; readonly problem: Reason | null };
