import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { cost, generate, type NBodyParams, params, tensors } from './definition.ts';
import { accelerate, accelerateArrays, stage, stages, stepWith } from './kernels.ts';
import { naivePasses, registersPasses, splitPasses, splitScratch, tiledPasses } from './passes.ts';
import { picture } from './picture.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<NBodyParams>[] = [
  { id: 'naive', ...VARIANT_TEXTS.naive, on: 'gpu', passes: naivePasses },
  { id: 'tiled', ...VARIANT_TEXTS.tiled, on: 'gpu', passes: tiledPasses },
  { id: 'registers', ...VARIANT_TEXTS.registers, on: 'gpu', passes: registersPasses },
  { id: 'split', ...VARIANT_TEXTS.split, on: 'gpu', scratch: splitScratch, passes: splitPasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: stepWith(accelerate) },
  { id: 'js-arrays', ...VARIANT_TEXTS.jsArrays, on: 'js', kernel: stepWith(accelerateArrays) },
  { id: 'workers', ...VARIANT_TEXTS.workers, on: 'workers', stages, kernel: stage },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/**
 * One step of all-pairs gravity with softening: `acceleration` f32 [n, 4] from the state's `position` f32 [n, 4] (x, y, z,
 * mass), by which its `velocity` f32 [n, 4] and then its `position` change. `constants` f32 [2]: see definition.ts.
 */
export const nBody: Workload<NBodyParams> = {
  id: 'n-body',
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
  chart: { x: 'n', y: 'gflops' },
  featured: ['naive', 'tiled', 'split', 'js', 'wasm-threads'],
  picture,
  inDefaultSweep: false,
};
