import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { bothCost, cost, type DivergenceParams, generate, params, tensors } from './definition.ts';
import { walkRange } from './kernels.ts';
import { bothPasses, branchPasses, regroupedPasses } from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<DivergenceParams>[] = [
  { id: 'branch', ...VARIANT_TEXTS.branch, on: 'gpu', passes: branchPasses },
  { id: 'both', ...VARIANT_TEXTS.both, on: 'gpu', cost: bothCost, passes: bothPasses },
  { id: 'regrouped', ...VARIANT_TEXTS.regrouped, on: 'gpu', passes: regroupedPasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: (io, p) => walkRange(io, p, 0, p.n) },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    stages,
    kernel: (io, p, _entry, begin, end) => walkRange(io, p, begin, end),
  },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/** `start` and `branch` (0 or 1), u32 [n] each, to `end` u32 [n]: every number after `steps` steps along its branch. */
export const divergence: Workload<DivergenceParams> = {
  id: 'divergence',
  version: 1,
  title: TITLE,
  summary: SUMMARY,
  params,
  tensors,
  generate,
  verifier,
  cost,
  boundBy: () => 'arithmetic',
  variants,
  chart: { x: 'run', y: 'ms' },
  featured: ['branch', 'regrouped', 'js', 'wasm', 'wasm-threads'],
  inDefaultSweep: false,
};
