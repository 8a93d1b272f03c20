import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { only3, tileFits } from '../filtering/requirements.ts';
import { cost, type DepthwiseParams, generate, params, tensors } from './definition.ts';
import { convolveRows } from './kernels.ts';
import { directPasses, directRowsPasses, streamingPasses, tiledPasses, widePasses } from './passes.ts';
import { peers } from './peers/index.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { wasmArgs, wasmModule, wasmStages } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages: wasmStages, args: wasmArgs }) as const;

const variants: readonly Variant<DepthwiseParams>[] = [
  { id: 'direct', ...VARIANT_TEXTS.direct, on: 'gpu', passes: directPasses },
  { id: 'tiled', ...VARIANT_TEXTS.tiled, on: 'gpu', unsupported: tileFits(16), passes: tiledPasses },
  { id: 'direct-rows', ...VARIANT_TEXTS.directRows, on: 'gpu', passes: directRowsPasses },
  { id: 'streaming', ...VARIANT_TEXTS.streaming, on: 'gpu', unsupported: only3, passes: streamingPasses },
  { id: 'wide', ...VARIANT_TEXTS.wide, on: 'gpu', passes: widePasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: (io, p) => convolveRows(io, p, 0, p.height) },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    stages: ({ height }) => [{ entry: 'convolve', rows: height, grain: 16 }],
    kernel: (io, p, _entry, begin, end) => convolveRows(io, p, begin, end),
  },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
  ...peers,
];

/**
 * k×k correlation of each of four channels with weights of its own, zeros beyond the border ("same" padding): `image`
 * [height, size, 4] f32 and `weights` [k, k, 4] f32 to `output` [height, size, 4] f32. It is the f32 form of
 * `convolution`, in the terms of machine learning libraries.
 */
export const depthwise: Workload<DepthwiseParams> = {
  id: 'depthwise',
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
  chart: { x: 'size', y: 'gflops' },
  inDefaultSweep: false,
  featured: ['direct', 'direct-rows', 'wide', 'js', 'wasm-threads'],
};
