import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { cost, generate, invalid, params, type RecurrenceParams, tensors } from './definition.ts';
import { recur } from './kernels.ts';
import { loopPasses, stepsPasses } from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<RecurrenceParams>[] = [
  { id: 'steps', ...VARIANT_TEXTS.steps, on: 'gpu', passes: stepsPasses },
  { id: 'loop', ...VARIANT_TEXTS.loop, on: 'gpu', passes: loopPasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: (io, p) => recur(io, p, 0, p.b) },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    stages,
    kernel: (io, p, _entry, begin, end) => recur(io, p, begin, end),
  },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/** `x` f32 [b, t, d], `w` and `u` f32 [d, d] to `h` f32 [b, t, d]: every state of a recurrent layer, from one of zeros. */
export const recurrence: Workload<RecurrenceParams> = {
  id: 'recurrence',
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
  chart: { x: 't', y: 'ms' },
  featured: ['steps', 'loop', 'js', 'wasm-threads'],
  inDefaultSweep: false,
};
