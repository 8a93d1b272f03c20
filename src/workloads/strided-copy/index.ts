import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { cost, generate, invalid, params, roof, type StridedCopyParams, tensors } from './definition.ts';
import { copyRange } from './kernels.ts';
import { fourPasses, neighboursPasses, runsPasses } from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<StridedCopyParams>[] = [
  { id: 'runs', ...VARIANT_TEXTS.runs, on: 'gpu', passes: runsPasses },
  { id: 'neighbours', ...VARIANT_TEXTS.neighbours, on: 'gpu', passes: neighboursPasses },
  { id: 'four', ...VARIANT_TEXTS.four, on: 'gpu', passes: fourPasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: (io, p) => copyRange(io, p, 0, p.count) },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    stages,
    kernel: (io, p, _entry, begin, end) => copyRange(io, p, begin, end),
  },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/** Every `stride`-th number of `source` f32 [count, stride], its first column, to `copied` f32 [count]. */
export const stridedCopy: Workload<StridedCopyParams> = {
  id: 'strided-copy',
  version: 1,
  title: TITLE,
  summary: SUMMARY,
  params,
  invalid,
  tensors,
  generate,
  verifier,
  cost,
  roof,
  boundBy: () => 'memory',
  variants,
  chart: { x: 'stride', y: 'gbps' },
  featured: ['runs', 'neighbours', 'js', 'wasm-threads'],
  inDefaultSweep: false,
};
