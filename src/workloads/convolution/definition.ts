/** What a convolution is: its parameters, tensors, inputs and cost. */
import type { Cost, GpuCapabilities, ParamSchema, Reason, TensorSpecs, Tensors } from '../../engine/contract.ts';
import { randomUnit } from '../../engine/random.ts';
import { tileTooLarge } from '../filtering/requirements.ts';
import { filterFactors, filterWeights, isSeparable } from './filters.ts';
import { generatePicture } from './picture.ts';
import { FILTER_LABELS, LABELS, NOT_SEPARABLE, pictureTooLarge } from './texts.ts';

/** `size` is the width; a filter is k×k, k odd. */
export type ConvolutionParams = {
  readonly size: number;
  readonly k: number;
  readonly height: number;
  readonly filter: string;
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
  filter: { kind: 'choice', label: LABELS.filter, options: FILTER_LABELS, default: 'gaussian' },
};

/**
 * `factors` is the column and then the row of a separable filter, and zero for the others: those have no factors, and
 * the separable variants refuse them.
 */
export function tensors({ size, height, k }: ConvolutionParams) {
  const picture = { dtype: 'u8', shape: [height, size, 4] } as const;
  const inputs: TensorSpecs = {
    picture,
    weights: { dtype: 'f32', shape: [k, k] },
    factors: { dtype: 'f32', shape: [2, k] },
  };
  return { inputs, outputs: { output: picture } };
}

export function generate({ size, height, k, filter }: ConvolutionParams, seed: number): Tensors {
  const factors = new Float32Array(2 * k);
  const pair = filterFactors(filter, k);
  if (pair) {
    factors.set(pair.column);
    factors.set(pair.row, k);
  }
  const weights = filter === 'custom' ? randomWeights(k, seed) : filterWeights(filter, k);
  return { picture: generatePicture(size, height, seed), weights, factors };
}

/** Positive weights that sum to one. */
function randomWeights(k: number, seed: number): Float32Array<ArrayBuffer> {
  const next = randomUnit(seed, 2);
  const weights = Float32Array.from({ length: k * k }, next);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Three colour channels, a multiplication and an addition per tap; the picture read and written once. */
export const cost = ({ size, height, k }: ConvolutionParams): Cost => ({
  flops: 6 * k * k * size * height,
  bytes: 8 * size * height + 4 * k * k,
});

/** Two passes of k taps, and `between` bytes per pixel written by the first and read by the second. */
export const separableCost =
  (between: number) =>
  ({ size, height, k }: ConvolutionParams): Cost => ({
    flops: 12 * k * size * height,
    bytes: (8 + 2 * between) * size * height + 8 * k,
  });

export const notSeparable = ({ filter }: ConvolutionParams): Reason | null =>
  isSeparable(filter) ? null : { code: 'not-separable', text: NOT_SEPARABLE };

export const pictureFits = ({ size, height }: ConvolutionParams, { limits }: GpuCapabilities): Reason | null => {
  const most = limits.maxTextureDimension2D;
  return Math.max(size, height) <= most ? null : { code: 'limit', text: pictureTooLarge(most) };
};

/** The one-pass separable kernel keeps 16 columns of a tile's rows, and of those around it, as vec3f. */
export const separableTileFits = (p: ConvolutionParams, { limits }: GpuCapabilities): Reason | null => {
  const bytes = 16 * 16 * (16 + p.k - 1);
  const fits = bytes <= limits.maxComputeWorkgroupStorageSize;
  return notSeparable(p) ?? (fits ? null : { code: 'limit', text: tileTooLarge(256, bytes, limits) });
};
