import type { Variant, Workload } from '../../engine/contract.ts';
import {
  chunkScratch,
  cost,
  generate,
  invalid,
  type LinearRecurrenceParams,
  params,
  scanCost,
  tensors,
} from './definition.ts';
import { apply, join, loop, reduce } from './kernels.ts';
import { loopPasses, scanPasses } from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { loopArgs, loopStages, scanArgs, scanStages, wasmModule } from './wasm.ts';

const STAGES = { reduce, join, apply };

const variants: readonly Variant<LinearRecurrenceParams>[] = [
  { id: 'loop', ...VARIANT_TEXTS.loop, on: 'gpu', passes: loopPasses },
  { id: 'scan', ...VARIANT_TEXTS.scan, on: 'gpu', scratch: chunkScratch, cost: scanCost, passes: scanPasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: loop },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    scratch: chunkScratch,
    cost: scanCost,
    stages: scanStages,
    kernel: (io, p, entry, begin, end) => STAGES[entry as keyof typeof STAGES](io, p, begin, end),
  },
  {
    id: 'wasm',
    ...VARIANT_TEXTS.wasm,
    on: 'wasm',
    threads: 'one',
    module: wasmModule,
    stages: loopStages,
    args: loopArgs,
  },
  {
    id: 'wasm-threads',
    ...VARIANT_TEXTS.wasmThreads,
    on: 'wasm',
    threads: 'all',
    scratch: chunkScratch,
    cost: scanCost,
    module: wasmModule,
    stages: scanStages,
    args: scanArgs,
  },
];

/**
 * `z` and `v` f32 [t, c] to `h` f32 [t, c]: h ← (1 − z)·h + z·v in each of `c` channels, from zero. The recurrence of
 * minGRU (L. Feng et al., "Were RNNs All We Needed?", arXiv 2410.01201), without the products that give z and v.
 */
export const linearRecurrence: Workload<LinearRecurrenceParams> = {
  id: 'linear-recurrence',
  version: 1,
  title: TITLE,
  summary: SUMMARY,
  params,
  invalid,
  tensors,
  generate,
  verifier,
  cost,
  boundBy: () => 'memory',
  variants,
  chart: { x: 't', y: 'gbps' },
  featured: ['loop', 'scan', 'js', 'wasm-threads'],
  inDefaultSweep: false,
};
