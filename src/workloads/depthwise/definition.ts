/** What a depthwise convolution is: its parameters, tensors, inputs and cost. */
import type { Cost, ParamSchema, TensorSpecs, Tensors } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { LABELS } from './texts.ts';

/** `size` is the width; a filter is k×k, k odd, one for each of the four channels. */
export type DepthwiseParams = {
  readonly size: number;
  readonly k: number;
  readonly height: number;
};

const SIDES = {
  kind: 'int',
  min: 1,
  max: 8192,
  default: 1024,
  scale: 'log2',
  steps: [256, 512, 1024, 2048, 4096],
} as const;

export const params: ParamSchema = {
  size: { ...SIDES, label: LABELS.size },
  k: {
    kind: 'int',
    label: LABELS.k,
    min: 3,
    max: 15,
    default: 3,
    odd: true,
    scale: 'linear',
    steps: [3, 5, 7, 9, 11, 13, 15],
  },
  height: { ...SIDES, label: LABELS.height, follows: 'size' },
};

/** Channels last: the four of a pixel lie together. */
export function tensors({ size, height, k }: DepthwiseParams) {
  const image = { dtype: 'f32', shape: [height, size, 4] } as const;
  const inputs: TensorSpecs = { image, weights: { dtype: 'f32', shape: [k, k, 4] } };
  return { inputs, outputs: { output: image } };
}

/** Uniform in [-1, 1). */
export const generate = ({ size, height, k }: DepthwiseParams, seed: number): Tensors => ({
  image: fillUniform(new Float32Array(4 * size * height), seed, 1),
  weights: fillUniform(new Float32Array(4 * k * k), seed, 2),
});

/** A multiplication and an addition per tap and channel, those on the padding counted; image read and written once. */
export const cost = ({ size, height, k }: DepthwiseParams): Cost => ({
  flops: 8 * k * k * size * height,
  bytes: 32 * size * height + 16 * k * k,
});
