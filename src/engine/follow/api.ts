/**
 * Following: contenders of one workload with state, one after the other, each over many iterations from the same start,
 * and looked at on its way. What `run` does not tell: it sets the state back before each batch. The clock is the same
 * one, and stands while somebody looks.
 */
import type { CaseId, Environment, Reason, Tensors } from '../contract.ts';

export interface Follower {
  readonly case: CaseId;
  /** Numbers of iterations after which it is looked at, ascending. */
  readonly stops: readonly number[];
}

export interface FollowRequest {
  /** Of one workload. They run in this order, never two at once. */
  readonly followers: readonly Follower[];
  readonly seed: number;
  /** Replace generated ones of the same name and size; of the state too, for whoever goes on. */
  readonly inputs?: Tensors;
  /** A look may be answered with `Fed`. What is fed lies in memory once: times are not to be compared with others'. */
  readonly fed?: true;
  /** Which parts of the state are sent with each look; outputs always are. */
  readonly keep: readonly string[];
}

/** The answer to a look that goes on with other inputs, of the same names and sizes; the state stays as it is. */
export interface Fed {
  readonly inputs: Tensors;
}

export type FollowEvent =
  | { readonly type: 'start'; readonly environment: Environment }
  /** Prepared, its first iteration proved against float64, warm, and set back: its clock starts. */
  | { readonly type: 'begin'; readonly index: number }
  | {
      readonly type: 'look';
      readonly index: number;
      /** How many there have been. */
      readonly iteration: number;
      /** They alone, from the first on: wall time less what the device takes to report that nothing was to be done. */
      readonly ms: number;
      /** Outputs of the latest, and the parts of the state that were asked for. */
      readonly tensors: Tensors;
      /** Whether the page was hidden on the way here, when browsers slow down what it runs: the time is none to compare. */
      readonly hidden: boolean;
    }
  /** `reason`: why it went no further; null where it went as far as it should. */
  | { readonly type: 'over'; readonly index: number; readonly reason: Reason | null }
  /** The last event. */
  | { readonly type: 'end'; readonly cancelled: boolean };
