import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { cost, generate, invalid, limit, type PeakFmaParams, params, tensors } from './definition.ts';
import { iterateRows } from './kernels.ts';
import { passes } from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<PeakFmaParams>[] = [
  { id: 'gpu', ...VARIANT_TEXTS.gpu, on: 'gpu', passes },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: (io, p) => iterateRows(io, p, 0, p.rows) },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/** `start` f32 [rows, 32] to `end` f32 [rows, 32]: each number after `steps` steps of x ← x² + coefficient[row]. */
export const peakFma: Workload<PeakFmaParams> = {
  id: 'peak-fma',
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
  chart: { x: 'chains', y: 'gflops' },
  inDefaultSweep: false,
  limit,
};
