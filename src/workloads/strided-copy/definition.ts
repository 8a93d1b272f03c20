/** What a strided copy is: its parameters, tensors, inputs and cost. */
import type { Cost, LocalText, ParamSchema, Roof, Tensors } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { LABELS, TOO_LARGE } from './texts.ts';

/** `count` numbers are copied, each `stride` numbers after the one before. */
export type StridedCopyParams = {
  readonly stride: number;
  readonly count: number;
};

export const params: ParamSchema = {
  stride: {
    kind: 'int',
    label: LABELS.stride,
    min: 1,
    max: 64,
    default: 8,
    scale: 'log2',
    steps: [1, 2, 4, 8, 16, 32, 64],
  },
  count: {
    kind: 'int',
    label: LABELS.count,
    min: 1,
    max: 2 ** 24,
    default: 2 ** 20,
    scale: 'log2',
    steps: [2 ** 14, 2 ** 16, 2 ** 18, 2 ** 20, 2 ** 22],
  },
};

/** Numbers in the source, at most: 1 GiB. */
const MOST = 2 ** 28;

export const invalid = ({ stride, count }: StridedCopyParams): LocalText | null =>
  stride * count > MOST ? TOO_LARGE : null;

export const tensors = ({ stride, count }: StridedCopyParams) => ({
  inputs: { source: { dtype: 'f32', shape: [count, stride] } } as const,
  outputs: { copied: { dtype: 'f32', shape: [count] } } as const,
});

/** Uniform in [-1, 1), the numbers that nobody copies too. */
export const generate = ({ stride, count }: StridedCopyParams, seed: number): Tensors => ({
  source: fillUniform(new Float32Array(count * stride), seed, 1),
});

/**
 * What is of use: each copied number is read once and written once. What comes along in the same cache line and is
 * thrown away does not count; that it takes its time all the same is what the chart shows.
 */
export const cost = ({ count }: StridedCopyParams): Cost => ({ flops: 0, bytes: 8 * count });

/**
 * What is of use, and on a CPU the lines of the copy, which it reads before they are written. With a stride above 1 the
 * share of it that is reached is what the memory wastes.
 */
export const roof = ({ count }: StridedCopyParams): Roof => ({
  flops: 0,
  mix: 'multiply-add',
  bytes: 8 * count,
  writtenBytes: 4 * count,
});
