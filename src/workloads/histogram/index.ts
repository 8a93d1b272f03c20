import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { cost, generate, type HistogramParams, params, tensors } from './definition.ts';
import { countInOne, countInSeveral, runStage } from './kernels.ts';
import { globalPasses, privatePasses } from './passes.ts';
import { scratch, stages, tablesOf } from './portions.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, scratch, stages, args: wasmArgs }) as const;

const variants: readonly Variant<HistogramParams>[] = [
  { id: 'global-atomics', ...VARIANT_TEXTS.globalAtomics, on: 'gpu', passes: globalPasses },
  { id: 'private', ...VARIANT_TEXTS.privateBins, on: 'gpu', passes: privatePasses(1) },
  { id: 'copies', ...VARIANT_TEXTS.copies, on: 'gpu', passes: privatePasses(4) },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: countInOne },
  { id: 'js-tables', ...VARIANT_TEXTS.jsTables, on: 'js', scratch: () => tablesOf(1), kernel: countInSeveral },
  { id: 'workers', ...VARIANT_TEXTS.workers, on: 'workers', scratch, stages, kernel: runStage },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/** `picture` u8 [height, size, 4] to `counts` u32 [256, 4]: how often each value occurs in each channel. */
export const histogram: Workload<HistogramParams> = {
  id: 'histogram',
  version: 1,
  title: TITLE,
  summary: SUMMARY,
  params,
  tensors,
  generate,
  verifier,
  cost,
  boundBy: () => 'memory',
  variants,
  chart: { x: 'size', y: 'gbps' },
  accepts: { picture: { input: 'picture', width: 'size', height: 'height' } },
  featured: ['global-atomics', 'private', 'copies', 'js', 'wasm-threads'],
  inDefaultSweep: false,
};
