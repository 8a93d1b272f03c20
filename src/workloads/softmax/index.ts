import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { withoutSubgroups } from '../subgroups.ts';
import { cost, generate, params, type SoftmaxParams, tensors } from './definition.ts';
import { softmaxRows } from './kernels.ts';
import { onlinePasses, rowPerThreadPasses, rowPerWorkgroupPasses, subgroupsPasses } from './passes.ts';
import { peers } from './peers/index.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<SoftmaxParams>[] = [
  { id: 'row-per-thread', ...VARIANT_TEXTS.rowPerThread, on: 'gpu', passes: rowPerThreadPasses },
  { id: 'row-per-workgroup', ...VARIANT_TEXTS.rowPerWorkgroup, on: 'gpu', passes: rowPerWorkgroupPasses },
  { id: 'online', ...VARIANT_TEXTS.online, on: 'gpu', passes: onlinePasses },
  {
    id: 'subgroups',
    ...VARIANT_TEXTS.subgroups,
    on: 'gpu',
    unsupported: withoutSubgroups,
    passes: subgroupsPasses,
  },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: (io, p) => softmaxRows(io, p, 0, p.m) },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    stages,
    kernel: (io, p, _entry, begin, end) => softmaxRows(io, p, begin, end),
  },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
  ...peers,
];

/** `x` f32 [m, n] to `y` f32 [m, n]: of each row e^x divided by the row's sum of it. */
export const softmax: Workload<SoftmaxParams> = {
  id: 'softmax',
  version: 1,
  title: TITLE,
  summary: SUMMARY,
  params,
  tensors,
  generate,
  verifier,
  cost,
  boundBy: () => 'memory',
  variants,
  chart: { x: 'n', y: 'gbps' },
  featured: ['row-per-thread', 'online', 'subgroups', 'js', 'wasm-threads'],
  inDefaultSweep: false,
};
