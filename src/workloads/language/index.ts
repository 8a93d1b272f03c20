import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { withoutSubgroups } from '../subgroups.ts';
import { boundBy, cost, costOfReading } from './cost.ts';
import { packedInJs } from './decode/kernels.ts';
import { generate, invalid, params, tensors } from './definition.ts';
import { fusedPasses, fusedScratch } from './gpu/fused.ts';
import { naivePasses, naiveScratch } from './gpu/naive.ts';
import { noCachePasses, noCacheScratch, notWithoutCache } from './gpu/no-cache.ts';
import { stepScratch } from './gpu/shared.ts';
import { notShared, sharedTokenPasses, sharedTokenScratch } from './gpu/shared-token.ts';
import { subgroupsPasses } from './gpu/subgroups.ts';
import { scratch, stage, stages, step } from './kernels.ts';
import type { LanguageParams } from './layout.ts';
import { peers, withoutToken } from './peers/index.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { wasmArgs, wasmModule, wasmScratch, wasmStages } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, scratch: wasmScratch, module: wasmModule, stages: wasmStages, args: wasmArgs }) as const;

const variants: readonly Variant<LanguageParams>[] = [
  {
    id: 'no-cache',
    ...VARIANT_TEXTS.noCache,
    on: 'gpu',
    unsupported: notWithoutCache,
    cost: (p) => (p.task === 'decode' ? costOfReading(p) : cost(p)),
    scratch: noCacheScratch,
    passes: noCachePasses,
  },
  { id: 'naive', ...VARIANT_TEXTS.naive, on: 'gpu', scratch: naiveScratch, passes: naivePasses },
  { id: 'fused', ...VARIANT_TEXTS.fused, on: 'gpu', scratch: fusedScratch, passes: fusedPasses },
  {
    id: 'subgroups',
    ...VARIANT_TEXTS.subgroups,
    on: 'gpu',
    unsupported: (p, capabilities) => withoutToken(p) ?? withoutSubgroups(p, capabilities),
    scratch: stepScratch,
    passes: subgroupsPasses,
  },
  {
    id: 'shared',
    ...VARIANT_TEXTS.shared,
    on: 'gpu',
    unsupported: notShared,
    scratch: sharedTokenScratch,
    passes: sharedTokenPasses,
  },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', scratch, unsupported: packedInJs, kernel: step },
  { id: 'workers', ...VARIANT_TEXTS.workers, on: 'workers', scratch, unsupported: packedInJs, stages, kernel: stage },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
  ...peers,
];

/**
 * A decoder-only transformer (layout.ts). Training: `tokens` and `targets` u32 [windows, t], below `vocabulary`, and the
 * learning `rate` f32 [1], to `loss` f32 [1], the mean of a batch's cross-entropies in nats
 * before the step, while the state takes one step of Adam. A window of tokens is an input, and what should follow each
 * of them is its target. Prefill: `tokens` u32 [b, t] and `weights` to `logits` f32 [b, vocabulary] of what follows, and
 * to `cache` f32 [b, layers, t, 2 width], each layer's keys and values. Decode: `tokens`, `cache` up to the newest token,
 * weights of `bits` and `dice` f32 [b] to `logits`, `added` f32 [b, layers, 2 width], what the cache gains, and `chosen` u32 [b]. Write: the same over and over,
 * on state that holds text, place and cache (write/definition.ts).
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
  boundBy,
  variants,
  chart: { x: 'b', y: 'ms' },
  featured: ['naive', 'fused', 'subgroups', 'js', 'wasm-threads'],
  inDefaultSweep: false,
};
