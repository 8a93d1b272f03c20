import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { withoutSubgroups } from '../subgroups.ts';
import { boundBy, cost, generate, invalid, type MatvecParams, params, tensors } from './definition.ts';
import { multiply } from './kernels.ts';
import { columnsPasses, fourRowsPasses, naivePasses, registersPasses, rowsPasses, subgroupsPasses } from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<MatvecParams>[] = [
  { id: 'naive', ...VARIANT_TEXTS.naive, on: 'gpu', passes: naivePasses },
  { id: 'rows', ...VARIANT_TEXTS.rows, on: 'gpu', passes: rowsPasses },
  { id: 'four-rows', ...VARIANT_TEXTS.fourRows, on: 'gpu', passes: fourRowsPasses },
  { id: 'subgroups', ...VARIANT_TEXTS.subgroups, on: 'gpu', unsupported: withoutSubgroups, passes: subgroupsPasses },
  { id: 'columns', ...VARIANT_TEXTS.columns, on: 'gpu', passes: columnsPasses },
  { id: 'registers', ...VARIANT_TEXTS.registers, on: 'gpu', passes: registersPasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: multiply },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/**
 * Y = W·X: `weights` [rows, cols], packed as weights.ts says, and `x` f32 [b, cols], one column after the other, to `y` f32
 * [rows, b].
 */
export const matvec: Workload<MatvecParams> = {
  id: 'matvec',
  version: 1,
  title: TITLE,
  summary: SUMMARY,
  params,
  invalid,
  tensors,
  generate,
  verifier,
  cost,
  boundBy,
  variants,
  chart: { x: 'rows', y: 'gbps' },
  featured: ['naive', 'four-rows', 'columns', 'registers', 'js', 'wasm-threads'],
  inDefaultSweep: false,
};
