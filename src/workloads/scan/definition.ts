/** What prefix sums are: their parameter, tensors, inputs and cost. */
import type { Cost, ParamSchema, Tensors } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { LABELS } from './texts.ts';

/** `n` numbers. */
export type ScanParams = { readonly n: number };

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

export const tensors = ({ n }: ScanParams) => {
  const numbers = { dtype: 'f32', shape: [n] } as const;
  return { inputs: { x: numbers }, outputs: { y: numbers } };
};

/** Uniform in [-1, 1). */
export const generate = ({ n }: ScanParams, seed: number): Tensors => ({
  x: fillUniform(new Float32Array(n), seed, 1),
});

/** Each number read once and written once; all sums but the first take an addition. */
export const cost = ({ n }: ScanParams): Cost => ({ flops: n - 1, bytes: 8 * n });

/** Where the numbers are read once more before they are scanned, for the sums of blocks. */
export const costReadingTwice = ({ n }: ScanParams): Cost => ({ flops: 2 * n - 1, bytes: 12 * n });
