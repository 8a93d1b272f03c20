/** Proving without timing: what came of a kernel at each shape, and where it went wrong. */
import type { CaseId, Kernel, Reason, Tensors, Verdict } from '../contract.ts';

export interface ProveRequest {
  readonly cases: readonly CaseId[];
  readonly kernels: readonly Kernel[];
  readonly seed: number;
}

export type Proved =
  | { readonly status: 'right'; readonly verdict: Verdict }
  | {
      readonly status: 'wrong';
      readonly verdict: Verdict;
      readonly outputs: Tensors;
      /** Null where computing it all would take too long. */
      readonly reference: Tensors | null;
      /** What an output held before it was written: `unwritten` (gpu/pattern.ts) of this turn. */
      readonly turn: number;
      /** Which of the runs found it: alone and in slices, or in a batch like those that are timed. */
      readonly run: 'first' | 'batch';
    }
  | { readonly status: 'refused'; readonly reason: Reason };

/** One for each case, in order. */
export interface ProveEvent {
  readonly index: number;
  readonly proved: Proved;
}
