/** What adding two arrays is: its parameter, tensors, inputs and cost. */
import type { Cost, ParamSchema, Roof, Tensors } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { LABELS } from './texts.ts';

/** `n` elements in each of the three arrays. */
export type VectorAddParams = { readonly n: number };

export const params: ParamSchema = {
  n: {
    kind: 'int',
    label: LABELS.n,
    min: 1,
    max: 2 ** 26,
    default: 2 ** 20,
    scale: 'log2',
    steps: [2 ** 10, 2 ** 12, 2 ** 14, 2 ** 16, 2 ** 18, 2 ** 20, 2 ** 22, 2 ** 24, 2 ** 26],
  },
};

export const tensors = ({ n }: VectorAddParams) => {
  const vector = { dtype: 'f32', shape: [n] } as const;
  return { inputs: { a: vector, b: vector }, outputs: { c: vector } };
};

/** Uniform in [-1, 1). */
export const generate = ({ n }: VectorAddParams, seed: number): Tensors => ({
  a: fillUniform(new Float32Array(n), seed, 1),
  b: fillUniform(new Float32Array(n), seed, 2),
});

/** One addition for twelve bytes: memory decides, on any machine. */
export const cost = ({ n }: VectorAddParams): Cost => ({ flops: n, bytes: 12 * n });

/** On a CPU the lines of the sum, which it reads before they are written, are a fourth stream of memory. */
export const roof = ({ n }: VectorAddParams): Roof => ({
  flops: n,
  mix: 'multiply-add',
  bytes: 12 * n,
  writtenBytes: 4 * n,
});
