/** What softmax is: its parameters, tensors, inputs and cost. */
import type { Cost, ParamSchema, Tensors } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { LABELS } from './texts.ts';

/** `m` rows of `n` numbers. */
export type SoftmaxParams = {
  readonly n: number;
  readonly m: number;
};

export const params: ParamSchema = {
  n: {
    kind: 'int',
    label: LABELS.n,
    min: 1,
    max: 2 ** 16,
    default: 1024,
    scale: 'log2',
    steps: [64, 256, 1024, 4096, 16384],
  },
  m: {
    kind: 'int',
    label: LABELS.m,
    min: 1,
    max: 2 ** 17,
    default: 1024,
    scale: 'log2',
    steps: [256, 1024, 4096, 16384],
  },
};

export const tensors = ({ m, n }: SoftmaxParams) => {
  const matrix = { dtype: 'f32', shape: [m, n] } as const;
  return { inputs: { x: matrix }, outputs: { y: matrix } };
};

/** A score may be so far from zero: the smallest term of a row is then e⁻¹⁶ of the largest, and all of them count. */
const SPREAD = 8;

/** Uniform in [-8, 8). */
export const generate = ({ m, n }: SoftmaxParams, seed: number): Tensors => ({
  x: fillUniform(new Float32Array(m * n), seed, 1).map((value) => value * SPREAD),
});

/**
 * Per number a subtraction, an exponential (counted as one operation), an addition and a multiplication, and a
 * comparison for the maximum; read once and written once.
 */
export const cost = ({ m, n }: SoftmaxParams): Cost => ({ flops: 4 * m * n, bytes: 8 * m * n, otherOps: m * n });
