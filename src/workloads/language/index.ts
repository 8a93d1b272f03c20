import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { withoutSubgroups } from '../subgroups.ts';
import { cost, generate, invalid, params, tensors } from './definition.ts';
import { fusedPasses } from './gpu/fused.ts';
import { naivePasses, naiveScratch } from './gpu/naive.ts';
import { stepScratch } from './gpu/shared.ts';
import { subgroupsPasses } from './gpu/subgroups.ts';
import { scratch, stage, stages, step } from './kernels.ts';
import type { LanguageParams } from './layout.ts';
import { peers } from './peers/index.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { wasmArgs, wasmModule, wasmScratch, wasmStages } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, scratch: wasmScratch, module: wasmModule, stages: wasmStages, args: wasmArgs }) as const;

const variants: readonly Variant<LanguageParams>[] = [
  { id: 'naive', ...VARIANT_TEXTS.naive, on: 'gpu', scratch: naiveScratch, passes: naivePasses },
  { id: 'fused', ...VARIANT_TEXTS.fused, on: 'gpu', scratch: stepScratch, passes: fusedPasses },
  {
    id: 'subgroups',
    ...VARIANT_TEXTS.subgroups,
    on: 'gpu',
    unsupported: withoutSubgroups,
    scratch: stepScratch,
    passes: subgroupsPasses,
  },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', scratch, kernel: step },
  { id: 'workers', ...VARIANT_TEXTS.workers, on: 'workers', scratch, stages, kernel: stage },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
  ...peers,
];

/**
 * A decoder-only transformer (layout.ts). Training: `tokens` and `targets` u32 [windows, t], below `vocabulary`, to `loss` f32 [1], the mean of a batch's cross-entropies in nats
 * before the step, while the state takes one step of Adam. A window of tokens is an input, and what should follow each
 * of them is its target. Prefill: `tokens` u32 [b, t] and `weights` to `logits` f32 [b, vocabulary] of what follows, and
 * to `cache` f32 [b, layers, t, 2 width], each layer's keys and values.
 */
export const language: Workload<LanguageParams> = {
  id: 'language',
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
