import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { withoutSubgroups } from '../subgroups.ts';
import { boundBy, type ConvLayerParams, cost, generate, invalid, params, tensors } from './definition.ts';
import { blockedScratch, blockedStage, blockedStages, convolve, convolveBlocked } from './kernels.ts';
import { paddedSpec } from './padding.ts';
import {
  directPasses,
  registersPasses,
  registersScratch,
  specializedPasses,
  splitPasses,
  splitScratch,
  subgroupsPasses,
  tiledPasses,
} from './passes.ts';
import { peers } from './peers/index.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { wasmArgs, wasmModule, wasmScratch, wasmStages } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, scratch: wasmScratch, stages: wasmStages, args: wasmArgs }) as const;

const variants: readonly Variant<ConvLayerParams>[] = [
  { id: 'direct', ...VARIANT_TEXTS.direct, on: 'gpu', passes: directPasses },
  { id: 'tiled', ...VARIANT_TEXTS.tiled, on: 'gpu', passes: tiledPasses },
  { id: 'registers', ...VARIANT_TEXTS.registers, on: 'gpu', scratch: registersScratch, passes: registersPasses },
  { id: 'specialized', ...VARIANT_TEXTS.specialized, on: 'gpu', scratch: registersScratch, passes: specializedPasses },
  {
    id: 'subgroups',
    ...VARIANT_TEXTS.subgroups,
    on: 'gpu',
    unsupported: withoutSubgroups,
    scratch: paddedSpec,
    passes: subgroupsPasses,
  },
  { id: 'split', ...VARIANT_TEXTS.split, on: 'gpu', scratch: splitScratch, passes: splitPasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: convolve },
  { id: 'js-blocked', ...VARIANT_TEXTS.jsBlocked, on: 'js', scratch: blockedScratch, kernel: convolveBlocked },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    scratch: blockedScratch,
    stages: blockedStages,
    kernel: blockedStage,
  },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
  ...peers,
];

/**
 * A convolution layer as networks have it, channels last, zeros beyond the border, no bias: `input` [n, h, w, in] and
 * `weights` [k, k, in / groups, out] to `output` [n · outHeight · outWidth, out], all f32. Filters are applied as they
 * stand (correlation), as every library does.
 */
export const convLayer: Workload<ConvLayerParams> = {
  id: 'conv-layer',
  version: 1,
  title: TITLE,
  summary: SUMMARY,
  params,
  invalid,
  tensors,
  generate,
  verifier,
  cost,
  boundBy,
  variants,
  chart: { x: 'n', y: 'gflops' },
  inDefaultSweep: false,
  featured: ['direct', 'tiled', 'specialized', 'subgroups', 'js', 'wasm-threads'],
};
