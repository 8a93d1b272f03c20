import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { cost, type DependentChainParams, generate, invalid, params, tensors } from './definition.ts';
import { followEach, followFour } from './kernels.ts';
import { fourPasses, onePasses } from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<DependentChainParams>[] = [
  { id: 'one', ...VARIANT_TEXTS.one, on: 'gpu', passes: onePasses },
  { id: 'four', ...VARIANT_TEXTS.four, on: 'gpu', passes: fourPasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: (io, p) => followEach(io, p, 0, p.chains) },
  { id: 'js-four', ...VARIANT_TEXTS.jsFour, on: 'js', kernel: (io, p) => followFour(io, p, 0, p.chains) },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    stages,
    kernel: (io, p, _entry, begin, end) => followFour(io, p, begin, end),
  },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/** `start` u32 [chains] to `end` u32 [chains]: each number after `steps` steps, every one of which needs the last. */
export const dependentChain: Workload<DependentChainParams> = {
  id: 'dependent-chain',
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
  chart: { x: 'chains', y: 'ms' },
  featured: ['one', 'js', 'js-four', 'wasm-threads'],
  inDefaultSweep: false,
};
