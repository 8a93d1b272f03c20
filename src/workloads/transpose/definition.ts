/** What transposing a matrix is: its parameters, tensors, inputs and cost. */
import type { Cost, ParamSchema, Roof, Tensors } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { LABELS } from './texts.ts';

/** A is m×n, its transpose n×m. */
export type TransposeParams = {
  readonly n: number;
  readonly m: number;
};

const SIDE = {
  kind: 'int',
  min: 1,
  max: 8192,
  default: 1024,
  scale: 'log2',
  steps: [128, 256, 512, 1024, 2048, 4096, 8192],
} as const;

export const params: ParamSchema = {
  n: { ...SIDE, label: LABELS.n },
  m: { ...SIDE, label: LABELS.m, follows: 'n' },
};

export const tensors = ({ m, n }: TransposeParams) => ({
  inputs: { a: { dtype: 'f32', shape: [m, n] } } as const,
  outputs: { t: { dtype: 'f32', shape: [n, m] } } as const,
});

/** Uniform in [-1, 1). */
export const generate = ({ m, n }: TransposeParams, seed: number): Tensors => ({
  a: fillUniform(new Float32Array(m * n), seed, 1),
});

/** Every number is read once and written once; there is no arithmetic. */
export const cost = ({ m, n }: TransposeParams): Cost => ({ flops: 0, bytes: 8 * m * n });

/** On a CPU the lines of the result, which it reads before they are written, are a third stream of memory. */
export const roof = ({ m, n }: TransposeParams): Roof => ({
  flops: 0,
  mix: 'multiply-add',
  bytes: 8 * m * n,
  writtenBytes: 4 * m * n,
});
