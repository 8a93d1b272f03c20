import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { boundBy, cost, type MatmulParams } from '../matmul/definition.ts';
import { wasmArgs, wasmScratch, wasmStages } from '../matmul/wasm.ts';
import { generate, params, tensors, verifier } from './definition.ts';
import { multiplyTextbook } from './kernels.ts';
import { registersPasses, tiledPasses, tunedPasses, tunedScratch, turnedScratch } from './passes.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, scratch: wasmScratch, stages: wasmStages, args: wasmArgs }) as const;

const variants: readonly Variant<MatmulParams>[] = [
  { id: 'tiled', ...VARIANT_TEXTS.tiled, on: 'gpu', passes: tiledPasses },
  { id: 'registers', ...VARIANT_TEXTS.registers, on: 'gpu', scratch: turnedScratch, passes: registersPasses },
  { id: 'tuned', ...VARIANT_TEXTS.tuned, on: 'gpu', scratch: tunedScratch, passes: tunedPasses },
  { id: 'js-textbook', ...VARIANT_TEXTS.jsTextbook, on: 'js', kernel: multiplyTextbook },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/** C = A·Bᵀ, row-major f32: `a` [m, k], `b` [n, k] to `c` [m, n]. */
export const matmulTransposed: Workload<MatmulParams> = {
  id: 'matmul-transposed',
  version: 1,
  title: TITLE,
  summary: SUMMARY,
  params,
  tensors,
  generate,
  verifier,
  cost,
  boundBy,
  variants,
  chart: { x: 'n', y: 'gflops' },
  inDefaultSweep: false,
  featured: ['tiled', 'tuned', 'js-textbook', 'wasm-threads'],
};
