import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { cost, generate, type MandelbrotParams, params, roof, tensors } from './definition.ts';
import { drawPairs, drawRows } from './kernels.ts';
import { fourPasses, rowsPasses, squaresPasses } from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<MandelbrotParams>[] = [
  { id: 'rows', ...VARIANT_TEXTS.rows, on: 'gpu', passes: rowsPasses },
  { id: 'squares', ...VARIANT_TEXTS.squares, on: 'gpu', passes: squaresPasses },
  { id: 'four', ...VARIANT_TEXTS.four, on: 'gpu', passes: fourPasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: (io, p) => drawRows(io, p, 0, p.height) },
  { id: 'js-pairs', ...VARIANT_TEXTS.jsPairs, on: 'js', kernel: (io, p) => drawPairs(io, p, 0, p.height) },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    stages,
    kernel: (io, p, _entry, begin, end) => drawPairs(io, p, begin, end),
  },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/** `view` f32 [4] (see `viewOf`) to `counts` u32 [height, width]: iterations until each pixel escapes. */
export const mandelbrot: Workload<MandelbrotParams> = {
  id: 'mandelbrot',
  version: 1,
  title: TITLE,
  summary: SUMMARY,
  params,
  tensors,
  generate,
  verifier,
  cost,
  roof,
  boundBy: () => 'arithmetic',
  variants,
  chart: { x: 'width', y: 'ms' },
  alive: { shows: 'plane', gpu: 'squares', cpu: 'wasm-threads' },
  featured: ['rows', 'squares', 'js', 'wasm-threads'],
  inDefaultSweep: false,
};
