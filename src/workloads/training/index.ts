import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { withoutSubgroups } from '../subgroups.ts';
import { cost, generate, invalid, params, scratch, tensors } from './definition.ts';
import { fusedPasses, fusedScratch } from './gpu/fused.ts';
import { naivePasses, naiveScratch } from './gpu/naive.ts';
import { subgroupsPasses, subgroupsScratch } from './gpu/subgroups.ts';
import { stage, stages, step } from './kernels.ts';
import type { TrainingParams } from './layout.ts';
import { peers } from './peers/index.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { wasmArgs, wasmModule, wasmScratch, wasmStages } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, scratch: wasmScratch, module: wasmModule, stages: wasmStages, args: wasmArgs }) as const;

const variants: readonly Variant<TrainingParams>[] = [
  { id: 'naive', ...VARIANT_TEXTS.naive, on: 'gpu', scratch: naiveScratch, passes: naivePasses },
  { id: 'fused', ...VARIANT_TEXTS.fused, on: 'gpu', scratch: fusedScratch, passes: fusedPasses },
  {
    id: 'subgroups',
    ...VARIANT_TEXTS.subgroups,
    on: 'gpu',
    unsupported: withoutSubgroups,
    scratch: subgroupsScratch,
    passes: subgroupsPasses,
  },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', scratch, kernel: step },
  { id: 'workers', ...VARIANT_TEXTS.workers, on: 'workers', scratch, stages, kernel: stage },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
  ...peers,
];

/**
 * `pictures` f32 [m, 784] and `labels` u32 [m] to `loss` f32 [1], the mean of a batch, while the state, a network
 * 784 – width – 10 with ReLU and softmax cross-entropy, or one with two convolutional layers in place of the pixels
 * (layout.ts), takes one step of Adam or SGD.
 */
export const training: Workload<TrainingParams> = {
  id: 'training',
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
  chart: { x: 'b', y: 'ms' },
  featured: ['naive', 'fused', 'subgroups', 'js', 'wasm-threads'],
  inDefaultSweep: false,
};
