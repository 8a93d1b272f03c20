import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { cost, generate, invalid, limit, type PeakOrbitParams, params, tensors } from './definition.ts';
import { iterateRows } from './kernels.ts';
import { passes } from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<PeakOrbitParams>[] = [
  { id: 'gpu', ...VARIANT_TEXTS.gpu, on: 'gpu', passes },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: (io, p) => iterateRows(io, p, 0, p.rows) },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/**
 * `start` f32 [rows, 2, 16] (real and imaginary parts) and `c` f32 [rows, 2] to `end` f32 [rows, 3, 16]: each orbit after
 * `steps` steps of z ← z² + c, and the sum of the squares of the real parts before each.
 */
export const peakOrbit: Workload<PeakOrbitParams> = {
  id: 'peak-orbit',
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
  chart: { x: 'steps', y: 'gflops' },
  inDefaultSweep: false,
  limit,
};
