import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { limit, params } from '../peak-memory.ts';
import { cost, generate, type PeakCopyParams, tensors } from './definition.ts';
import { copyAll } from './kernels.ts';
import { passes } from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<PeakCopyParams>[] = [
  { id: 'gpu', ...VARIANT_TEXTS.gpu, on: 'gpu', passes },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: copyAll },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/** `from` u32 [blocks, 4096] to `to`, the same. */
export const peakCopy: Workload<PeakCopyParams> = {
  id: 'peak-copy',
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
