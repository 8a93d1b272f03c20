/** The GPU variants' dispatches. */
import directCode from '../../../shaders/conv-layer/direct.wgsl?raw';
import packCode from '../../../shaders/conv-layer/pack.wgsl?raw';
import padCode from '../../../shaders/conv-layer/pad.wgsl?raw';
import registersCode from '../../../shaders/conv-layer/registers.wgsl?raw';
import specializedCode from '../../../shaders/conv-layer/specialized.wgsl?raw';
import splitCode from '../../../shaders/conv-layer/split.wgsl?raw';
import splitVectorsCode from '../../../shaders/conv-layer/split-vectors.wgsl?raw';
import subgroupsCode from '../../../shaders/conv-layer/subgroups.wgsl?raw';
import tiledCode from '../../../shaders/conv-layer/tiled.wgsl?raw';
import type { GpuPass, TensorSpecs } from '../../engine/contract.ts';
import { slicesFor, sumSlices } from '../matmul/slices.ts';
import { type ConvLayerParams, shapeOf } from './definition.ts';
import { paddedSpec } from './padding.ts';

type Workgroups = GpuPass['workgroups'];

/** Of the kernels that read the pictures as they are. */
function plainPass(name: string, code: string, p: ConvLayerParams, workgroups: Workgroups): GpuPass {
  const { pixels, outHeight, outWidth, height, width, channels, filters, k, stride, padding, groups } = shapeOf(p);
  return {
    shader: `conv-layer/${name}.wgsl`,
    code,
    bindings: ['input', 'weights', 'output'],
    problem: [pixels, height, width, channels, outHeight, outWidth, filters, k, stride, padding, groups],
    workgroups,
  };
}

export function directPasses(p: ConvLayerParams): readonly GpuPass[] {
  const { pixels } = shapeOf(p);
  return [plainPass('direct', directCode, p, [Math.ceil(p.out / 16), Math.ceil(pixels / 16), 1])];
}

export function tiledPasses(p: ConvLayerParams): readonly GpuPass[] {
  const { pixels, outGroup } = shapeOf(p);
  return [plainPass('tiled', tiledCode, p, [Math.ceil(outGroup / 64), Math.ceil(pixels / 64), p.groups])];
}

/** Quads of four filters in a group. */
const quadsOf = (p: ConvLayerParams) => Math.ceil(shapeOf(p).outGroup / 4);
const oddFilters = (p: ConvLayerParams) => shapeOf(p).outGroup % 4 !== 0;

/** Weights in quads, where they do not lie so. */
export const registersScratch = (p: ConvLayerParams): TensorSpecs => ({
  ...paddedSpec(p),
  ...(oddFilters(p) && {
    packed: { dtype: 'f32', shape: [shapeOf(p).products, p.groups * quadsOf(p), 4] },
  }),
});

function padPasses(p: ConvLayerParams): readonly GpuPass[] {
  if (p.pad === 0) return [];
  const { paddedWidth, paddedHeight } = shapeOf(p);
  return [
    {
      shader: 'conv-layer/pad.wgsl',
      code: padCode,
      bindings: ['input', 'padded'],
      problem: [p.h, p.w * p.in, p.pad * p.in, p.pad],
      workgroups: [Math.ceil((paddedWidth * p.in) / 64), p.n * paddedHeight, 1],
    },
  ];
}

function packPasses(p: ConvLayerParams): readonly GpuPass[] {
  if (!oddFilters(p)) return [];
  const { products } = shapeOf(p);
  return [
    {
      shader: 'conv-layer/pack.wgsl',
      code: packCode,
      bindings: ['weights', 'packed'],
      problem: [products, p.out, p.groups],
      workgroups: [Math.ceil((p.groups * quadsOf(p)) / 16), Math.ceil(products / 4), 1],
    },
  ];
}

const pictures = (p: ConvLayerParams) => (p.pad ? 'padded' : 'input');

/** In the order of registers.wgsl's uniform; by name, what its sized form and subgroups.wgsl take as constants. */
function sidesOf(p: ConvLayerParams) {
  const { pixels, paddedHeight, paddedWidth, outHeight, outWidth } = shapeOf(p);
  return {
    PIXELS: pixels,
    HEIGHT: paddedHeight,
    WIDTH: paddedWidth,
    CHANNELS: p.in,
    OUT_HEIGHT: outHeight,
    OUT_WIDTH: outWidth,
    FILTERS: p.out,
    K: p.k,
    STRIDE: p.stride,
    GROUPS: p.groups,
  };
}

/** A workgroup's threads along the filters and along the pixels; each computes two quads of eight pixels. */
const BLOCKS = [4, 16] as const;

function blocksPass(name: string, code: string, p: ConvLayerParams): GpuPass {
  const [across, down] = BLOCKS;
  return {
    shader: `conv-layer/${name}.wgsl`,
    code,
    bindings: [pictures(p), oddFilters(p) ? 'packed' : 'weights', 'output'],
    problem: [],
    workgroups: [Math.ceil(quadsOf(p) / (2 * across)), Math.ceil(shapeOf(p).pixels / (8 * down)), p.groups],
  };
}

export const registersPasses = (p: ConvLayerParams): readonly GpuPass[] => [
  ...padPasses(p),
  ...packPasses(p),
  { ...blocksPass('registers', registersCode, p), problem: Object.values(sidesOf(p)) },
];

export const specializedPasses = (p: ConvLayerParams): readonly GpuPass[] => [
  ...padPasses(p),
  ...packPasses(p),
  { ...blocksPass('specialized', specializedCode, p), constants: sidesOf(p), problem: loopsOf(p) },
];

/** How many rows a window has, pieces a row, and numbers a piece: a row is one piece where there are no groups. */
function loopsOf({ k, groups, in: channels }: ConvLayerParams): readonly number[] {
  const pieces = groups === 1 ? 1 : k;
  return [k, pieces, ((channels / groups) * k) / pieces];
}

/** Threads at most, and how many lanes hand out what they fetched: threads come in whole sets of them. */
const MOST_THREADS = 32;
const LANES = 4;

export function subgroupsPasses(p: ConvLayerParams): readonly GpuPass[] {
  const { pixels } = shapeOf(p);
  const across = Math.ceil(quadsOf(p) / MOST_THREADS);
  const threads = Math.ceil(quadsOf(p) / across / LANES) * LANES;
  const kernel: GpuPass = {
    shader: 'conv-layer/subgroups.wgsl',
    code: subgroupsCode,
    constants: { GROUP: threads, ...sidesOf(p) },
    bindings: [pictures(p), 'weights', 'output'],
    problem: loopsOf(p),
    workgroups: [across, Math.ceil(pixels / 8), p.groups],
  };
  return [...padPasses(p), kernel];
}

/** Pixels and filters of a workgroup's tile in split.wgsl, and products of one. */
const SIDE = 64;
const DEPTH = 16;
/** Products that are worth a slice: on an H100 one layer of 363 is faster whole, those of 1,200 and more in slices. */
const FEWEST_PRODUCTS = 192;

const tilesOf = (p: ConvLayerParams): readonly [number, number, number] => {
  const { pixels, outGroup } = shapeOf(p);
  return [Math.ceil(outGroup / SIDE), Math.ceil(pixels / SIDE), p.groups];
};

function slicesOf(p: ConvLayerParams): number {
  const [across, down, groups] = tilesOf(p);
  return slicesFor(across * down * groups, shapeOf(p).products, FEWEST_PRODUCTS);
}

export function splitScratch(p: ConvLayerParams): TensorSpecs {
  const slices = slicesOf(p);
  return slices > 1 ? { parts: { dtype: 'f32', shape: [slices, shapeOf(p).pixels, p.out] } } : {};
}

export function splitPasses(p: ConvLayerParams): readonly GpuPass[] {
  const { pixels, outHeight, outWidth, inGroup, outGroup, products } = shapeOf(p);
  const [across, down, groups] = tilesOf(p);
  const slices = slicesOf(p);
  const vectors = inGroup % 4 === 0 && outGroup % 4 === 0;
  const multiply: GpuPass = {
    shader: vectors ? 'conv-layer/split-vectors.wgsl' : 'conv-layer/split.wgsl',
    code: vectors ? splitVectorsCode : splitCode,
    constants: {
      PIXELS: pixels,
      HEIGHT: p.h,
      WIDTH: p.w,
      ALL_CHANNELS: p.in,
      OUT_HEIGHT: outHeight,
      OUT_WIDTH: outWidth,
      ALL_FILTERS: p.out,
      K: p.k,
      STRIDE: p.stride,
      PADDING: p.pad,
      GROUPS: p.groups,
    },
    bindings: ['input', 'weights', slices > 1 ? 'parts' : 'output'],
    problem: [slices, Math.ceil(products / DEPTH / slices) * (DEPTH / 4)],
    workgroups: [across, down, groups * slices],
  };
  return slices > 1 ? [multiply, sumSlices('parts', 'output', pixels * p.out, slices)] : [multiply];
}
