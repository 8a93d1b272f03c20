import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { cost, generate, invalid, type ParallelSlotsParams, params, tensors } from './definition.ts';
import { workGroups } from './kernels.ts';
import { lightPasses, roomyPasses } from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<ParallelSlotsParams>[] = [
  { id: 'light', ...VARIANT_TEXTS.light, on: 'gpu', passes: lightPasses },
  { id: 'roomy', ...VARIANT_TEXTS.roomy, on: 'gpu', passes: roomyPasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: (io, p) => workGroups(io, p, 0, p.groups) },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    stages,
    kernel: (io, p, _entry, begin, end) => workGroups(io, p, begin, end),
  },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/** `start` u32 [groups, 64] to `end` u32 [groups, 64]: `steps` steps by each of 64 invocations of each workgroup. */
export const parallelSlots: Workload<ParallelSlotsParams> = {
  id: 'parallel-slots',
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
  chart: { x: 'groups', y: 'ms' },
  featured: ['light', 'roomy', 'js', 'wasm-threads'],
  inDefaultSweep: false,
};
