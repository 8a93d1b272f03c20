/** What a histogram is: its parameters, tensors, inputs and cost. */
import type { Cost, ParamSchema, Tensors } from '../../engine/contract.ts';
import { generatePicture } from '../convolution/picture.ts';
import { LABELS } from './texts.ts';

/** `size` is the width. */
export type HistogramParams = {
  readonly size: number;
  readonly height: number;
};

/** Values that a channel may have; each has a bin. */
export const BINS = 256;
export const CHANNELS = 4;

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
  height: { ...SIDES, label: LABELS.height, follows: 'size' },
};

export const tensors = ({ size, height }: HistogramParams) => ({
  inputs: { picture: { dtype: 'u8', shape: [height, size, CHANNELS] } as const },
  outputs: { counts: { dtype: 'u32', shape: [BINS, CHANNELS] } as const },
});

/** Opaque: all of its alpha falls into one bin, where everybody who counts meets. */
export const generate = ({ size, height }: HistogramParams, seed: number): Tensors => ({
  picture: generatePicture(size, height, seed),
});

/** A count per channel of each pixel, which is no floating point; each pixel read once, each count written once. */
export const cost = ({ size, height }: HistogramParams): Cost => ({
  flops: 0,
  bytes: CHANNELS * size * height + 4 * BINS * CHANNELS,
  otherOps: CHANNELS * size * height,
});
