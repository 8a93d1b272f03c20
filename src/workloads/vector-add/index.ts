import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { cost, generate, params, roof, tensors, type VectorAddParams } from './definition.ts';
import { addRange } from './kernels.ts';
import { gridStridePasses, scalarPasses, unguardedPasses, vec4Passes } from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<VectorAddParams>[] = [
  { id: 'scalar', ...VARIANT_TEXTS.scalar, on: 'gpu', passes: scalarPasses },
  { id: 'unguarded', ...VARIANT_TEXTS.unguarded, on: 'gpu', passes: unguardedPasses },
  { id: 'vec4', ...VARIANT_TEXTS.vec4, on: 'gpu', passes: vec4Passes },
  { id: 'grid-stride', ...VARIANT_TEXTS.gridStride, on: 'gpu', passes: gridStridePasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: (io, { n }) => addRange(io, 0, n) },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    stages,
    kernel: (io, _p, _entry, begin, end) => addRange(io, begin, end),
  },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/** c = a + b in f32, each [n]. */
export const vectorAdd: Workload<VectorAddParams> = {
  id: 'vector-add',
  version: 1,
  title: TITLE,
  summary: SUMMARY,
  params,
  tensors,
  generate,
  verifier,
  cost,
  roof,
  boundBy: () => 'memory',
  variants,
  chart: { x: 'n', y: 'gbps' },
  featured: ['scalar', 'vec4', 'js', 'wasm-threads'],
  inDefaultSweep: false,
};
