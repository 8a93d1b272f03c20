import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { only3, tileFits } from '../filtering/requirements.ts';
import { tuning } from './configurations.ts';
import {
  type ConvolutionParams,
  cost,
  generate,
  notSeparable,
  params,
  pictureFits,
  separableCost,
  separableTileFits,
  tensors,
} from './definition.ts';
import { convolveRows, convolveSeparable, separableScratch } from './kernels.ts';
import {
  directPasses,
  directRowsPasses,
  separablePasses,
  separableTilePasses,
  streamingPasses,
  texturePasses,
  tiledPasses,
  tunedPasses,
} from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { wasmArgs, wasmModule, wasmScratch, wasmSeparableStages, wasmStages } from './wasm.ts';

const wasm = { on: 'wasm', module: wasmModule, scratch: wasmScratch, args: wasmArgs } as const;

const wasmDirect = (threads: WasmVariant['threads']) => ({ ...wasm, threads, stages: wasmStages });

/** Work rows hold three f32 per pixel. */
const wasmSeparable = (threads: WasmVariant['threads']) => ({
  ...wasm,
  threads,
  stages: wasmSeparableStages,
  unsupported: notSeparable,
  cost: separableCost(12),
});

/** A size of `tiled` that not every adapter has room for. */
const tile = (id: string, side: number, texts: Pick<Variant, 'title' | 'idea'>) => {
  const sized = { id, ...texts, unsupported: tileFits(side), passes: tiledPasses(side) };
  return { ...sized, on: 'gpu', inDefaultSweep: false } as const;
};

const variants: readonly Variant<ConvolutionParams>[] = [
  { id: 'direct', ...VARIANT_TEXTS.direct, on: 'gpu', passes: directPasses },
  { id: 'tiled', ...VARIANT_TEXTS.tiled, on: 'gpu', passes: tiledPasses(16) },
  { id: 'direct-rows', ...VARIANT_TEXTS.directRows, on: 'gpu', passes: directRowsPasses },
  {
    id: 'streaming',
    ...VARIANT_TEXTS.streaming,
    on: 'gpu',
    unsupported: only3,
    passes: streamingPasses(16),
    inDefaultSweep: false,
  },
  {
    id: 'separable',
    ...VARIANT_TEXTS.separable,
    on: 'gpu',
    unsupported: notSeparable,
    scratch: ({ size, height }) => ({ between: { dtype: 'f32', shape: [3, height, size] } }),
    cost: separableCost(12),
    passes: separablePasses,
  },
  { id: 'tuned', ...VARIANT_TEXTS.tuned, on: 'gpu', passes: tunedPasses },
  tile('tiled-8', 8, VARIANT_TEXTS.tiled8),
  tile('tiled-32', 32, VARIANT_TEXTS.tiled32),
  {
    id: 'separable-tile',
    ...VARIANT_TEXTS.separableTile,
    on: 'gpu',
    unsupported: separableTileFits,
    cost: separableCost(0),
    passes: separableTilePasses,
    inDefaultSweep: false,
  },
  {
    id: 'texture',
    ...VARIANT_TEXTS.texture,
    on: 'gpu',
    unsupported: pictureFits,
    passes: texturePasses,
    inDefaultSweep: false,
  },
  {
    id: 'js-direct',
    ...VARIANT_TEXTS.jsDirect,
    on: 'js',
    kernel: (io, p) => convolveRows(io, p, 0, p.height),
  },
  {
    id: 'js-separable',
    ...VARIANT_TEXTS.jsSeparable,
    on: 'js',
    unsupported: notSeparable,
    scratch: separableScratch,
    cost: separableCost(12),
    kernel: convolveSeparable,
  },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    stages: ({ height }) => [{ entry: 'convolve', rows: height, grain: 16 }],
    kernel: (io, p, _entry, begin, end) => convolveRows(io, p, begin, end),
  },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasmDirect('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasmDirect('all') },
  { id: 'wasm-separable', ...VARIANT_TEXTS.wasmSeparable, ...wasmSeparable('one') },
  { id: 'wasm-separable-threads', ...VARIANT_TEXTS.wasmSeparableThreads, ...wasmSeparable('all') },
];

/**
 * k×k correlation over an RGBA picture with repeated edges. `picture` [height, size, 4] u8, `weights` [k, k] f32 and
 * `factors` [2, k] f32 (column, row) to `output` [height, size, 4] u8 = the sums in f32, rounded and clamped; alpha is
 * the picture's.
 */
export const convolution: Workload<ConvolutionParams> = {
  id: 'convolution',
  version: 1,
  title: TITLE,
  summary: SUMMARY,
  params,
  tensors,
  generate,
  verifier,
  cost,
  boundBy: ({ k }) => (k <= 5 ? 'memory' : 'arithmetic'),
  variants,
  chart: { x: 'size', y: 'ms' },
  accepts: {
    picture: { input: 'picture', output: 'output', width: 'size', height: 'height' },
    weights: { input: 'weights', param: 'filter', value: 'custom' },
  },
  alive: { shows: 'frames', gpu: 'direct-rows', cpu: 'wasm-threads', params: { filter: 'edge' } },
  featured: ['direct', 'tuned', 'separable', 'js-direct', 'wasm-threads', 'wasm-separable-threads'],
  tuning,
};
