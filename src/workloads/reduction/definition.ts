/** What a reduction is: its parameter, tensors, inputs and cost. */
import type { Cost, ParamSchema, Tensors } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { LABELS } from './texts.ts';

/** `n` numbers, none larger than 1. */
export type ReductionParams = { readonly n: number };

export const params: ParamSchema = {
  n: {
    kind: 'int',
    label: LABELS.n,
    min: 1,
    max: 2 ** 26,
    default: 2 ** 18,
    scale: 'log2',
    steps: [2 ** 10, 2 ** 12, 2 ** 14, 2 ** 16, 2 ** 18, 2 ** 20, 2 ** 22, 2 ** 24, 2 ** 26],
  },
};

export const tensors = ({ n }: ReductionParams) => ({
  inputs: { x: { dtype: 'f32', shape: [n] } as const },
  outputs: { sum: { dtype: 'f32', shape: [1] } as const },
});

/** Uniform in [-1, 1). */
export const generate = ({ n }: ReductionParams, seed: number): Tensors => ({
  x: fillUniform(new Float32Array(n), seed, 1),
});

/** One addition fewer than there are numbers, each of which is read once. */
export const cost = ({ n }: ReductionParams): Cost => ({ flops: n - 1, bytes: 4 * (n + 1) });
