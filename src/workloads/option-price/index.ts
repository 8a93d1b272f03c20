import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { withoutSubgroups } from '../subgroups.ts';
import { cost, generate, type OptionPriceParams, params, tensors } from './definition.ts';
import { priceByFours, priceOneByOne } from './kernels.ts';
import { partials, pathsPasses, prices, registersPasses, subgroupsPasses, treePasses } from './passes.ts';
import { verifier } from './reference.ts';
import { sketch } from './sketch.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<OptionPriceParams>[] = [
  { id: 'paths', ...VARIANT_TEXTS.paths, on: 'gpu', scratch: prices, passes: pathsPasses },
  { id: 'registers', ...VARIANT_TEXTS.registers, on: 'gpu', scratch: partials, passes: registersPasses },
  { id: 'tree', ...VARIANT_TEXTS.tree, on: 'gpu', passes: treePasses },
  { id: 'subgroups', ...VARIANT_TEXTS.subgroups, on: 'gpu', unsupported: withoutSubgroups, passes: subgroupsPasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: priceOneByOne },
  { id: 'js-four', ...VARIANT_TEXTS.jsFour, on: 'js', kernel: priceByFours },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/**
 * `market` f32 [4] and `key` u32 [2] to `sums` f32 [blocks, 4]: what a European call pays over all paths of a block of
 * 1024, its squares, and the same of the put. The mean over all blocks, discounted, is the price (`estimates`).
 */
export const optionPrice: Workload<OptionPriceParams> = {
  id: 'option-price',
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
  sketch,
  chart: { x: 'n', y: 'ms' },
  featured: ['paths', 'registers', 'tree', 'js', 'wasm-threads'],
  inDefaultSweep: false,
};
