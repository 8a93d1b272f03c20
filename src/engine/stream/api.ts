/**
 * Streaming: one contender of a workload with state goes on from iteration to iteration without waiting for anybody, and a
 * part of its state arrives behind it: what a language model writes. `follow` stands still at each look; here nothing does.
 */
import type { CaseId, Environment, Reason, TensorData, Tensors } from '../contract.ts';

export interface StreamRequest {
  readonly case: CaseId;
  readonly seed: number;
  /** Replace generated ones of the same name and size; of the state too. */
  readonly inputs?: Tensors;
  readonly iterations: number;
  /** A piece is taken after so many. */
  readonly every: number;
  /** Which part of the state. */
  readonly tensor: string;
}

export type StreamEvent =
  | { readonly type: 'start'; readonly environment: Environment }
  /** Prepared, its first iteration proved against float64, and set back: its clock starts. */
  | { readonly type: 'begin' }
  /** Told of the latest there is: who takes long to answer is told less often. False: enough. */
  | {
      readonly type: 'piece';
      /** How many there have been. */
      readonly iterations: number;
      readonly data: TensorData;
      /** Wall time from the first on until it was here: its own readback included, nobody's looking. Provisional until the end. */
      readonly ms: number;
    }
  /**
   * The last event. `reason`: why it went no further; null where it went as far as it should, or somebody had enough.
   * `proved`: the step behind the last piece was right as well, and only then do their times count. After a cancel there is
   * a moment for it; a device that is lost leaves nothing to prove.
   */
  | { readonly type: 'end'; readonly reason: Reason | null; readonly cancelled: boolean; readonly proved: boolean };
