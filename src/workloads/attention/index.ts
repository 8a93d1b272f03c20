import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { withoutSubgroups } from '../subgroups.ts';
import { type AttentionParams, cost, generate, invalid, params, tensors } from './definition.ts';
import { attend } from './kernels.ts';
import { blocksPasses, fusedPasses, kernelsPasses, scratch, subgroupsPasses } from './passes.ts';
import { peers } from './peers/index.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { wasmArgs, wasmModule, wasmScratch, wasmStages } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, scratch: wasmScratch, stages: wasmStages, args: wasmArgs }) as const;

const variants: readonly Variant<AttentionParams>[] = [
  { id: 'three-kernels', ...VARIANT_TEXTS.kernels, on: 'gpu', scratch, passes: kernelsPasses },
  { id: 'blocks', ...VARIANT_TEXTS.blocks, on: 'gpu', scratch, passes: blocksPasses },
  { id: 'fused', ...VARIANT_TEXTS.fused, on: 'gpu', passes: fusedPasses },
  { id: 'subgroups', ...VARIANT_TEXTS.subgroups, on: 'gpu', unsupported: withoutSubgroups, passes: subgroupsPasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: attend },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
  ...peers,
];

/**
 * Causal attention of one sequence: `q`, `k` and `v` f32 [heads · t, d], row h·t + i is token i of head h, to `output` of
 * the same shape: softmax(q·kᵀ / √d)·v of the keys that are not later than the query.
 */
export const attention: Workload<AttentionParams> = {
  id: 'attention',
  version: 1,
  title: TITLE,
  summary: SUMMARY,
  params,
  invalid,
  tensors,
  generate,
  verifier,
  cost,
  boundBy: () => 'arithmetic',
  variants,
  chart: { x: 't', y: 'gflops' },
  featured: ['three-kernels', 'blocks', 'fused', 'js', 'wasm-threads'],
  inDefaultSweep: false,
};
