/** What is run, and what comes of it. */
import type { Kernel } from './kernel.ts';
import type { Params } from './params.ts';
import type { Tensors } from './tensors.ts';
import type { On, Reason } from './variant.ts';
import type { Tuned, Verdict } from './workload.ts';

/**
 * One point of one contender. Printed `matmul@1:tiled:n=1024`, an edit of it `matmul@1:tiled~edit-0123456789abcdef:n=1024`, on
 * the second of two GPUs `matmul@1:tiled~second:n=1024`. `params` is complete and canonical.
 */
export interface CaseId {
  readonly workload: string;
  readonly version: number;
  readonly variant: string;
  /**
   * What the variant is built as, where there is a choice: a configuration of the workload's `tuning`, or `edit-` and the
   * digest of a visitor's own text. In a plan it is asked for; in a measurement it is what was built.
   */
  readonly build?: string;
  /** Absent on the run's own GPU, and where none computes. */
  readonly gpu?: SecondGpu;
  readonly params: Params;
}

/** The GPU that the browser names for the other wish than the run's own (see `GpuPower`), where it is another one. */
export type SecondGpu = 'second';

/** By path below `shaders/`: text instead of the file. Its loops are watched (gpu/guard-loops.ts). */
export type Edits = Readonly<Record<string, string>>;

export interface Plan {
  readonly cases: readonly CaseId[];
  readonly budgetMs: number;
  /** Where the machine is slow it goes on beyond its budget until every case has three samples, four times as long at most. */
  readonly stretches?: boolean;
  readonly seed: number;
  /** By workload id: inputs that replace generated ones of the same name, dtype and size (the visitor's picture). */
  readonly inputs?: Readonly<Record<string, Tensors>>;
  /**
   * Tell a first time of each case as soon as it is proved, before it is warm and before the others are: something to show.
   * It is taken back unless what is timed later is proved, and counts for nothing.
   */
  readonly early?: boolean;
  /** Send each verified output with an `output` event. */
  readonly keepOutputs?: boolean;
  /** By the `build` of the cases that run them (`edit-…`, see engine/edit-name.ts). */
  readonly edits?: Readonly<Record<string, Edits>>;
  /** Contenders of a visitor's own, which cases name like variants; their texts are among the edits. */
  readonly kernels?: readonly Kernel[];
  /** What has been tuned on this device and on others; only what fits is used. */
  readonly tuned?: Tuned;
}

/** `gpuMs` and `wallMs` are for the whole batch; null where the device gave no usable timestamps. */
export interface Sample {
  readonly iterations: number;
  readonly wallMs: number;
  readonly gpuMs: number | null;
}

/** Parts, each timed by itself in steady state (medians); in a report of schema 1 each is what its first time took. */
export interface Phases {
  readonly compileMs: number;
  readonly uploadMs: number;
  readonly readbackMs: number;
}

/** How the kernels of a case came to be compiled. */
export interface Compiling {
  /** Whether all had been compiled before, for another case or another run: this one waited for none. */
  readonly cached?: boolean;
  /** Where they were compiled beside others: how many kernels in all, and the wall time until the last was there. */
  readonly together?: { readonly kernels: number; readonly wallMs: number };
}

/** What only the first time costs. `cached` and `together` are absent where nobody noted it. */
export interface FirstUse extends Compiling {
  /** Wall time from asking for the first kernel until the last was there; of cached ones, what it took when it was done. */
  readonly compileMs: number;
  readonly uploadMs: number;
  /** The first iteration. */
  readonly runMs: number;
  readonly readbackMs: number;
}

/** What GPU timestamps are worth: checked against the wall clock's slope between n and 2n iterations. */
export type DeviceClock = 'confirmed' | 'contradicted' | 'undecided' | 'absent';

export type WarningCode =
  | 'few-samples'
  | 'coarse-clock'
  | 'late-reports'
  | 'timestamps-rejected'
  | 'no-timestamps'
  | 'drift'
  | 'speeding-up'
  | 'slow-first'
  | 'outliers'
  | 'unsteady'
  | 'restless'
  | 'not-interleaved'
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
  /** With what it was built as, where it was built. */
  readonly case: CaseId;
  /** Null for a case that this version does not know. */
  readonly on: On | null;
} & (
  | {
      readonly status: 'ok';
      readonly phases: Phases;
      /** Null in a report of schema 1. */
      readonly firstUse: FirstUse | null;
      /** Milliseconds of each; none in a report of schema 1 and where there was no time for any. */
      readonly roundTrips: readonly number[];
      /** Timed batches, in the order in which they ran. */
      readonly samples: readonly Sample[];
      /** Pairs of batches (n, then 2n iterations) from which the fixed cost of a batch is derived. */
      readonly calibration: readonly Sample[];
      /** Which clock kernel time is read from. `device` only in a report of schema 1: now one clock counts for all. */
      readonly kernelClock: 'wall' | 'device';
      readonly deviceClock: DeviceClock;
      /** Taken off the wall time of each batch (see `Backend`); null in a report of schema 1, where `calibration` gives it. */
      readonly idleMs: number | null;
      readonly verdict: Verdict;
      readonly warnings: readonly Warning[];
    }
  | { readonly status: 'wrong'; readonly verdict: Verdict }
  | { readonly status: 'unsupported'; readonly reason: Reason }
  | { readonly status: 'failed'; readonly reason: Reason }
  | { readonly status: 'aborted'; readonly reason: Reason }
);
