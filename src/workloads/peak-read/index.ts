import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { limit, params } from '../peak-memory.ts';
import { cost, generate, type PeakReadParams, tensors } from './definition.ts';
import { sumBlocks } from './kernels.ts';
import { passes } from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<PeakReadParams>[] = [
  { id: 'gpu', ...VARIANT_TEXTS.gpu, on: 'gpu', passes },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: sumBlocks },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/** `words` u32 [blocks, 4096] to `sums` u32 [blocks]: the sum of each block modulo 2³². */
export const peakRead: Workload<PeakReadParams> = {
  id: 'peak-read',
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
  chart: { x: 'blocks', y: 'gbps' },
  inDefaultSweep: false,
  limit,
};
