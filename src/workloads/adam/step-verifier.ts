/** A verifier of training: each step is proved from the state that the contender itself had before it. */
import type { Tensors, Verdict, Verifier } from '../../engine/contract.ts';

/** A loss and its derivatives by parameter, as the parameters lie: `values[at]` is off by `errors[at]` at most. */
export interface Gradient {
  readonly loss: number;
  readonly lossError: number;
  readonly values: Float64Array;
  readonly errors: Float64Array;
}

export interface StepProof {
  gradient(before: Tensors): Gradient;
  verdict(before: Tensors, after: Tensors, gradient: Gradient): Verdict;
  /** What the first step leaves, each tensor rounded as it is stored. */
  after(start: Tensors, gradient: Gradient): Tensors;
}

/** @param inputs with the state as it is at the start */
export function stepVerifier(inputs: Tensors, proof: StepProof): Verifier {
  // Whoever asks again about the same step need not wait.
  let known: { readonly before: Tensors; readonly gradient: Gradient } | null = null;
  const gradientAt = (before: Tensors): Gradient => {
    if (known?.before !== before) known = { before, gradient: proof.gradient(before) };
    return known.gradient;
  };
  return {
    check: () => {
      throw new Error('A step is checked from the state before it.');
    },
    step: (before, after) => proof.verdict(before, after, gradientAt(before)),
    get reference() {
      return proof.after(inputs, gradientAt(inputs));
    },
  };
}
