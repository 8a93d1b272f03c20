/** What a matrix multiplication is: its parameters, tensors, inputs and cost. */
import type { Cost, ParamSchema, Tensors } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { LABELS } from './texts.ts';

/** A is m×k, B is k×n, C is m×n. */
export type MatmulParams = {
  readonly n: number;
  readonly m: number;
  readonly k: number;
};

const SIDE = {
  kind: 'int',
  min: 1,
  max: 8192,
  default: 1024,
  scale: 'log2',
  steps: [64, 128, 256, 512, 1024, 2048, 4096],
} as const;

export const params: ParamSchema = {
  n: { ...SIDE, label: LABELS.n },
  m: { ...SIDE, label: LABELS.m, follows: 'n' },
  k: { ...SIDE, label: LABELS.k, follows: 'n' },
};

export const tensors = ({ m, k, n }: MatmulParams) => ({
  inputs: { a: { dtype: 'f32', shape: [m, k] }, b: { dtype: 'f32', shape: [k, n] } } as const,
  outputs: { c: { dtype: 'f32', shape: [m, n] } } as const,
});

/** Uniform in [-1, 1). */
export const generate = ({ m, k, n }: MatmulParams, seed: number): Tensors => ({
  a: fillUniform(new Float32Array(m * k), seed, 1),
  b: fillUniform(new Float32Array(k * n), seed, 2),
});

/** A multiplication and an addition per step of k for each element of C. */
export const cost = ({ m, k, n }: MatmulParams): Cost => ({
  flops: 2 * m * n * k,
  bytes: 4 * (m * k + k * n + m * n),
});

/** A number of A is used n times and one of B m times; each of C costs k steps. Where one is small, memory decides. */
const SMALL = 32;

export const boundBy = ({ m, k, n }: MatmulParams) => (Math.min(m, k, n) < SMALL ? 'memory' : 'arithmetic');
