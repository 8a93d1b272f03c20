/**
 * Drawing: one output after the other on inputs that a page brings as it goes along, such as the frames of a film or
 * places of a picture. The sessions are those of a run; but nothing is compared and nothing is kept.
 */
import type { CaseId, Reason, Tensors, Verdict } from '../contract.ts';

export interface DrawRequest {
  /** Each is prepared when it is first wished for, and then stays until the end. */
  readonly cases: readonly CaseId[];
  readonly seed: number;
}

/** What the page would like to see next. */
export interface Wish {
  /** In `cases`. */
  readonly index: number;
  /** Replace those of the same name, which were generated or brought before. */
  readonly inputs: Tensors;
  /** Compare this one with float64. The first of each case always is. */
  readonly prove: boolean;
}

/** Each is answered with the next wish, or with null: that was all. */
export type DrawEvent =
  | { readonly type: 'ready' }
  | {
      readonly type: 'drawn';
      readonly index: number;
      readonly outputs: Tensors;
      /** Of this one iteration: wall time less what the device takes to report that nothing was to be done. */
      readonly ms: number;
      /** Null for one that was not compared. */
      readonly verdict: Verdict | null;
    }
  /** It cannot be drawn like this; other cases may. */
  | { readonly type: 'refused'; readonly index: number; readonly reason: Reason };
