/** What is run, and what comes of it. */
import type { Params } from './params.ts';
import type { Tensors } from './tensors.ts';
import type { On, Reason } from './variant.ts';
import type { Tuned, Verdict } from './workload.ts';

/** One point of one contender. Printed `matmul@1:tiled:n=1024`. `params` is complete and canonical. */
export interface CaseId {
  readonly workload: string;
  readonly version: number;
  readonly variant: string;
  readonly params: Params;
}

export interface Plan {
  readonly cases: readonly CaseId[];
  readonly budgetMs: number;
  readonly seed: number;
  /** By workload id: inputs that replace generated ones of the same name, dtype and size (the visitor's picture). */
  readonly inputs?: Readonly<Record<string, Tensors>>;
  /** Send each verified output with an `output` event. */
  readonly keepOutputs?: boolean;
  /** By path below `shaders/`: the visitor's own text instead of the file. Its loops are watched (gpu/guard-loops.ts). */
  readonly edits?: Readonly<Record<string, string>>;
  /** What has been tuned on this device and on others; only what fits is used. */
  readonly tuned?: Tuned;
}

/** `gpuMs` and `wallMs` are for the whole batch; null where the device gave no usable timestamps. */
export interface Sample {
  readonly iterations: number;
  readonly wallMs: number;
  readonly gpuMs: number | null;
}

export interface Phases {
  readonly compileMs: number;
  readonly uploadMs: number;
  readonly readbackMs: number;
}

export type WarningCode =
  | 'few-samples'
  | 'coarse-clock'
  | 'timestamps-rejected'
  | 'no-timestamps'
  | 'drift'
  | 'unsteady'
  | 'hidden'
  | 'over-budget'
  | 'device-rebuilt';

/** Data, not prose: `value` is what was seen and `limit` what was expected, in the unit that the code implies. */
export interface Warning {
  readonly code: WarningCode;
  readonly value?: number;
  readonly limit?: number;
}

export type Measurement = {
  readonly case: CaseId;
  readonly on: On;
  /** What a variant of a workload's `tuning` was built as, where it was built; absent for all others. */
  readonly configuration?: string;
} & (
  | {
      readonly status: 'ok';
      readonly phases: Phases;
      /** Timed batches, in the order in which they ran. */
      readonly samples: readonly Sample[];
      /** Pairs of batches (n, then 2n iterations) from which the fixed cost of a batch is derived. */
      readonly calibration: readonly Sample[];
      /** Whether kernel time is read from `gpuMs`; false: from `wallMs` less the fixed cost. */
      readonly timestampsTrusted: boolean;
      readonly verdict: Verdict;
      readonly warnings: readonly Warning[];
    }
  | { readonly status: 'wrong'; readonly verdict: Verdict }
  | { readonly status: 'unsupported'; readonly reason: Reason }
  | { readonly status: 'failed'; readonly reason: Reason }
  | { readonly status: 'aborted'; readonly reason: Reason }
);
