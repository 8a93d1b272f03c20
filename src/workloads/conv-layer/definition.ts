/** What a convolution layer is: its parameters, tensors, inputs and cost. */
import type { Cost, LocalText, ParamSchema, TensorSpecs, Tensors } from '../../engine/contract.ts';
import { fillUniform } from '../../engine/random.ts';
import { elementCount } from '../../engine/sizes.ts';
import { byLayer } from './layers.ts';
import { LABELS, LAYER_LABELS, NO_ROOM, NOT_IN_GROUPS, ONLY_PADDING, TOO_LARGE } from './texts.ts';

/**
 * `n` pictures, `w` wide and `h` high, of `in` channels; `out` filters of k×k, which are applied every `stride` pixels to
 * pictures with `pad` zeros around them. With `groups`, the first of as many parts of the filters see the first part of the
 * channels alone, and so on. What is not given is as in the `layer` named.
 */
export type ConvLayerParams = {
  readonly n: number;
  readonly layer: string;
  readonly w: number;
  readonly h: number;
  readonly in: number;
  readonly out: number;
  readonly k: number;
  readonly stride: number;
  readonly pad: number;
  readonly groups: number;
};

const SIDE = { kind: 'int', min: 1, max: 1024, scale: 'log2', steps: [13, 27, 55, 112, 227] } as const;
const CHANNELS = { kind: 'int', min: 1, max: 4096, scale: 'log2' } as const;

export const params: ParamSchema = {
  n: {
    kind: 'int',
    label: LABELS.n,
    min: 1,
    max: 1024,
    default: 1,
    scale: 'log2',
    steps: [1, 2, 4, 8, 16, 32, 64],
  },
  layer: { kind: 'choice', label: LABELS.layer, options: LAYER_LABELS, default: '1' },
  w: { ...SIDE, label: LABELS.w, ...byLayer('w') },
  h: { ...SIDE, label: LABELS.h, default: 227, follows: 'w' },
  in: { ...CHANNELS, label: LABELS.in, steps: [3, 64, 96, 256, 384], ...byLayer('in') },
  out: { ...CHANNELS, label: LABELS.out, steps: [64, 96, 256, 384], ...byLayer('out') },
  k: { kind: 'int', label: LABELS.k, min: 1, max: 15, scale: 'linear', steps: [1, 3, 5, 7, 11], ...byLayer('k') },
  stride: {
    kind: 'int',
    label: LABELS.stride,
    min: 1,
    max: 8,
    scale: 'linear',
    steps: [1, 2, 4],
    ...byLayer('stride'),
  },
  pad: {
    kind: 'int',
    label: LABELS.pad,
    min: 0,
    max: 7,
    scale: 'linear',
    steps: [0, 1, 2, 3],
    ...byLayer('pad'),
  },
  groups: {
    kind: 'int',
    label: LABELS.groups,
    min: 1,
    max: 4096,
    scale: 'linear',
    steps: [1, 2, 4],
    ...byLayer('groups'),
  },
};

/** The parameters in words, and what follows from them. */
export interface Shape {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly filters: number;
  readonly k: number;
  readonly stride: number;
  readonly padding: number;
  readonly groups: number;
  readonly outWidth: number;
  readonly outHeight: number;
  /** Of the output, all pictures together. */
  readonly pixels: number;
  /** Of a picture with its padding. */
  readonly paddedWidth: number;
  readonly paddedHeight: number;
  /** Channels and filters of a group. */
  readonly inGroup: number;
  readonly outGroup: number;
  /** Products of which an element of the output is the sum, those with the padding counted. */
  readonly products: number;
}

export function shapeOf(p: ConvLayerParams): Shape {
  const { n, w: width, h: height, in: channels, out: filters, k, stride, pad: padding, groups } = p;
  const paddedWidth = width + 2 * padding;
  const paddedHeight = height + 2 * padding;
  const outWidth = Math.floor((paddedWidth - k) / stride) + 1;
  const outHeight = Math.floor((paddedHeight - k) / stride) + 1;
  const inGroup = channels / groups;
  return {
    width,
    height,
    channels,
    filters,
    k,
    stride,
    padding,
    groups,
    outWidth,
    outHeight,
    pixels: n * outWidth * outHeight,
    paddedWidth,
    paddedHeight,
    inGroup,
    outGroup: filters / groups,
    products: k * k * inGroup,
  };
}

/** Numbers of a tensor, and multiply-adds: more would take minutes on one thread. */
const MOST_NUMBERS = 2 ** 28;
const MOST_STEPS = 2 ** 38;

export function invalid(p: ConvLayerParams): LocalText | null {
  const { width, height, channels, filters, k, padding, groups } = shapeOf(p);
  if (channels % groups !== 0 || filters % groups !== 0) return NOT_IN_GROUPS;
  if (padding >= k) return ONLY_PADDING;
  if (k > Math.min(width, height) + 2 * padding) return NO_ROOM;
  const { inputs, outputs } = tensors(p);
  const numbers = Object.values({ ...inputs, ...outputs }).map(elementCount);
  return Math.max(...numbers) > MOST_NUMBERS || cost(p).flops / 2 > MOST_STEPS ? TOO_LARGE : null;
}

/**
 * Channels last: the numbers of a pixel lie together. The output is [n, outHeight, outWidth, filters] with its first three
 * sides in one, so that CPU kernels may share out pixels and not only pictures.
 */
export function tensors(p: ConvLayerParams) {
  const { width, height, channels, filters, k, pixels, inGroup } = shapeOf(p);
  const inputs: TensorSpecs = {
    input: { dtype: 'f32', shape: [p.n, height, width, channels] },
    weights: { dtype: 'f32', shape: [k, k, inGroup, filters] },
  };
  const outputs: TensorSpecs = { output: { dtype: 'f32', shape: [pixels, filters] } };
  return { inputs, outputs };
}

/** Uniform: pictures in [-1, 1), weights within 1/√products, as networks begin, so that sums of any length are about 1/3. */
export function generate(p: ConvLayerParams, seed: number): Tensors {
  const { inputs } = tensors(p);
  const scale = 1 / Math.sqrt(shapeOf(p).products);
  return {
    input: fillUniform(new Float32Array(elementCount(inputs.input)), seed, 1),
    weights: fillUniform(new Float32Array(elementCount(inputs.weights)), seed, 2).map((weight) => weight * scale),
  };
}

/** A multiplication and an addition per product, those with the padding counted; each tensor moved once. */
export function cost(p: ConvLayerParams): Cost {
  const { inputs, outputs } = tensors(p);
  const { pixels, products, filters } = shapeOf(p);
  const numbers = Object.values({ ...inputs, ...outputs }).reduce((sum, spec) => sum + elementCount(spec), 0);
  return { flops: 2 * pixels * filters * products, bytes: 4 * numbers };
}

/**
 * As a matrix product of [pixels, products] and [products, filters of a group]: where one side is small, each number
 * that is fetched serves few multiply-adds.
 */
const SMALL = 32;

export function boundBy(p: ConvLayerParams): 'arithmetic' | 'memory' {
  const { pixels, products, outGroup } = shapeOf(p);
  return Math.min(pixels, products, outGroup) < SMALL ? 'memory' : 'arithmetic';
}
