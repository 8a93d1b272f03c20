import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { withoutSubgroups } from '../subgroups.ts';
import { partials, stages } from './blocks.ts';
import { cost, generate, params, type ReductionParams, tensors } from './definition.ts';
import { sumBlocks, sumInChains, sumInOneChain, sumPartials } from './kernels.ts';
import {
  atomicPasses,
  FIXED_POINT_ERROR,
  interleavedPasses,
  sequentialPasses,
  singlesScratch,
  stretchesScratch,
  subgroupsPasses,
  total,
  twoPassPasses,
  vec4Passes,
  vectorsScratch,
} from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { wasmArgs, wasmModule } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, scratch: partials, stages, args: wasmArgs }) as const;

const variants: readonly Variant<ReductionParams>[] = [
  {
    id: 'atomic',
    ...VARIANT_TEXTS.atomic,
    on: 'gpu',
    rounding: { inputs: FIXED_POINT_ERROR },
    scratch: () => total,
    passes: atomicPasses,
  },
  {
    id: 'interleaved',
    ...VARIANT_TEXTS.interleaved,
    on: 'gpu',
    scratch: singlesScratch,
    passes: interleavedPasses,
  },
  { id: 'sequential', ...VARIANT_TEXTS.sequential, on: 'gpu', scratch: singlesScratch, passes: sequentialPasses },
  { id: 'vec4', ...VARIANT_TEXTS.vec4, on: 'gpu', scratch: vectorsScratch, passes: vec4Passes },
  {
    id: 'subgroups',
    ...VARIANT_TEXTS.subgroups,
    on: 'gpu',
    unsupported: withoutSubgroups,
    scratch: vectorsScratch,
    passes: subgroupsPasses,
  },
  { id: 'two-pass', ...VARIANT_TEXTS.twoPass, on: 'gpu', scratch: () => stretchesScratch, passes: twoPassPasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: sumInOneChain },
  { id: 'js-chains', ...VARIANT_TEXTS.jsChains, on: 'js', kernel: sumInChains },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    scratch: partials,
    stages,
    kernel: (io, _p, entry, begin, end) => (entry === 'blocks' ? sumBlocks(io, begin, end) : sumPartials(io)),
  },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/** `x` f32 [n], each from -1 to 1, to `sum` f32 [1]. */
export const reduction: Workload<ReductionParams> = {
  id: 'reduction',
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
  featured: ['atomic', 'interleaved', 'two-pass', 'js', 'js-chains', 'wasm-threads'],
  inDefaultSweep: false,
};
