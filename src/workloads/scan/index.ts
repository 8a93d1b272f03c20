import type { Variant, Workload } from '../../engine/contract.ts';
import { withoutSubgroups } from '../subgroups.ts';
import { scratch, stages } from './blocks.ts';
import { cost, costReadingTwice, generate, params, type ScanParams, tensors } from './definition.ts';
import { offsetBlocks, scanAll, scanBlocks, sumBlocks } from './kernels.ts';
import {
  blellochPasses,
  blellochScratch,
  hillisSteelePasses,
  hillisSteeleScratch,
  subgroupsPasses,
  subgroupsScratch,
  threePassPasses,
  threePassScratch,
} from './passes.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { blockArgs, sequentialArgs, sequentialStages, wasmModule } from './wasm.ts';

const variants: readonly Variant<ScanParams>[] = [
  {
    id: 'hillis-steele',
    ...VARIANT_TEXTS.hillisSteele,
    on: 'gpu',
    scratch: hillisSteeleScratch,
    passes: hillisSteelePasses,
  },
  { id: 'blelloch', ...VARIANT_TEXTS.blelloch, on: 'gpu', scratch: blellochScratch, passes: blellochPasses },
  {
    id: 'subgroups',
    ...VARIANT_TEXTS.subgroups,
    on: 'gpu',
    unsupported: withoutSubgroups,
    scratch: subgroupsScratch,
    passes: subgroupsPasses,
  },
  {
    id: 'three-pass',
    ...VARIANT_TEXTS.threePass,
    on: 'gpu',
    cost: costReadingTwice,
    scratch: threePassScratch,
    passes: threePassPasses,
  },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: scanAll },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    cost: costReadingTwice,
    scratch,
    stages,
    kernel: (io, _p, entry, begin, end) => {
      if (entry === 'reduce') sumBlocks(io, begin, end);
      else if (entry === 'offset') offsetBlocks(io);
      else scanBlocks(io, begin, end);
    },
  },
  {
    id: 'wasm',
    ...VARIANT_TEXTS.wasm,
    on: 'wasm',
    threads: 'one',
    module: wasmModule,
    stages: sequentialStages,
    args: sequentialArgs,
  },
  {
    id: 'wasm-threads',
    ...VARIANT_TEXTS.wasmThreads,
    on: 'wasm',
    threads: 'all',
    module: wasmModule,
    cost: costReadingTwice,
    scratch,
    stages,
    args: blockArgs,
  },
];

/** `x` f32 [n] to `y` f32 [n]: y[i] is the sum of x[0] to x[i]. */
export const scan: Workload<ScanParams> = {
  id: 'scan',
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
  featured: ['hillis-steele', 'blelloch', 'three-pass', 'js', 'workers', 'wasm-threads'],
  inDefaultSweep: false,
};
