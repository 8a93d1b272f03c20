import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { cost, generate, params, roof, type TransposeParams, tensors } from './definition.ts';
import { transposeBlocked, transposeNaive } from './kernels.ts';
import { paddedPasses, stridedReadsPasses, stridedWritesPasses, tiledPasses } from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<TransposeParams>[] = [
  { id: 'strided-writes', ...VARIANT_TEXTS.stridedWrites, on: 'gpu', passes: stridedWritesPasses },
  { id: 'strided-reads', ...VARIANT_TEXTS.stridedReads, on: 'gpu', passes: stridedReadsPasses },
  { id: 'tiled', ...VARIANT_TEXTS.tiled, on: 'gpu', passes: tiledPasses },
  { id: 'padded', ...VARIANT_TEXTS.padded, on: 'gpu', passes: paddedPasses },
  { id: 'js-naive', ...VARIANT_TEXTS.jsNaive, on: 'js', kernel: transposeNaive },
  { id: 'js-blocked', ...VARIANT_TEXTS.jsBlocked, on: 'js', kernel: (io, p) => transposeBlocked(io, p, 0, p.n) },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    stages,
    kernel: (io, p, _entry, begin, end) => transposeBlocked(io, p, begin, end),
  },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/** `a` f32 [m, n] to its transpose `t` f32 [n, m]. */
export const transpose: Workload<TransposeParams> = {
  id: 'transpose',
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
  featured: ['strided-writes', 'padded', 'js-naive', 'js-blocked', 'wasm-threads'],
  inDefaultSweep: false,
};
