import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { withoutSubgroups } from '../subgroups.ts';
import { tuning } from './configurations.ts';
import { boundBy, cost, generate, type MatmulParams, params, tensors } from './definition.ts';
import { blockedScratch, blockedStage, blockedStages, multiplyBlocked, multiplyTextbook } from './kernels.ts';
import { matrixPasses, withoutMatrices } from './matrices.ts';
import {
  aheadPasses,
  coalescedPasses,
  HALF_ROUNDING,
  HALF_SUMS_ROUNDING,
  halfPasses,
  halfScratch,
  naivePasses,
  padScratch,
  registers8x4Passes,
  registers8x8Passes,
  registersDirectPasses,
  registersPasses,
  specializedPasses,
  splitPasses,
  splitScratch,
  subgroupsPasses,
  tiledPasses,
  tunedPasses,
} from './passes.ts';
import { peers } from './peers/index.ts';
import { verifier } from './reference.ts';
import { withoutHalf } from './requirements.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { wasmArgs, wasmModule, wasmScratch, wasmStages } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, scratch: wasmScratch, stages: wasmStages, args: wasmArgs }) as const;

const variants: readonly Variant<MatmulParams>[] = [
  { id: 'naive', ...VARIANT_TEXTS.naive, on: 'gpu', passes: naivePasses },
  { id: 'coalesced', ...VARIANT_TEXTS.coalesced, on: 'gpu', passes: coalescedPasses },
  { id: 'tiled', ...VARIANT_TEXTS.tiled, on: 'gpu', passes: tiledPasses },
  { id: 'registers', ...VARIANT_TEXTS.registers, on: 'gpu', passes: registersPasses },
  {
    id: 'ahead',
    ...VARIANT_TEXTS.ahead,
    on: 'gpu',
    scratch: padScratch,
    passes: aheadPasses('ahead'),
    inDefaultSweep: false,
  },
  {
    id: 'registers-8x4',
    ...VARIANT_TEXTS.registers8x4,
    on: 'gpu',
    scratch: padScratch,
    passes: registers8x4Passes,
    inDefaultSweep: false,
  },
  {
    id: 'registers-8x8',
    ...VARIANT_TEXTS.registers8x8,
    on: 'gpu',
    scratch: padScratch,
    passes: registers8x8Passes,
    inDefaultSweep: false,
  },
  {
    id: 'registers-direct',
    ...VARIANT_TEXTS.registersDirect,
    on: 'gpu',
    scratch: padScratch,
    passes: registersDirectPasses,
  },
  {
    id: 'subgroups',
    ...VARIANT_TEXTS.subgroups,
    on: 'gpu',
    unsupported: withoutSubgroups,
    passes: subgroupsPasses,
    inDefaultSweep: false,
  },
  {
    id: 'half',
    ...VARIANT_TEXTS.half,
    on: 'gpu',
    rounding: HALF_ROUNDING,
    unsupported: withoutHalf,
    scratch: halfScratch,
    passes: halfPasses('half'),
    inDefaultSweep: false,
  },
  {
    id: 'split-k',
    ...VARIANT_TEXTS.splitK,
    on: 'gpu',
    scratch: splitScratch,
    passes: splitPasses,
    inDefaultSweep: false,
  },
  { id: 'tuned', ...VARIANT_TEXTS.tuned, on: 'gpu', scratch: padScratch, passes: tunedPasses },
  {
    id: 'specialized',
    ...VARIANT_TEXTS.specialized,
    on: 'gpu',
    scratch: padScratch,
    passes: specializedPasses,
    inDefaultSweep: false,
  },
  // Behind the others, whose markers and colours follow from their places.
  {
    id: 'ahead-8x4',
    ...VARIANT_TEXTS.ahead8x4,
    on: 'gpu',
    scratch: padScratch,
    passes: aheadPasses('ahead-8x4'),
    inDefaultSweep: false,
  },
  {
    id: 'ahead-8x8',
    ...VARIANT_TEXTS.ahead8x8,
    on: 'gpu',
    scratch: padScratch,
    passes: aheadPasses('ahead-8x8'),
    inDefaultSweep: false,
  },
  {
    id: 'half-sums',
    ...VARIANT_TEXTS.halfSums,
    on: 'gpu',
    rounding: HALF_SUMS_ROUNDING,
    unsupported: withoutHalf,
    scratch: halfScratch,
    passes: halfPasses('half-sums'),
    inDefaultSweep: false,
  },
  {
    id: 'subgroup-matrix',
    ...VARIANT_TEXTS.subgroupMatrix,
    on: 'gpu',
    needsFlag: true,
    unsupported: withoutMatrices('f32'),
    passes: matrixPasses('f32'),
    inDefaultSweep: false,
  },
  {
    id: 'subgroup-matrix-half',
    ...VARIANT_TEXTS.subgroupMatrixHalf,
    on: 'gpu',
    needsFlag: true,
    rounding: HALF_ROUNDING,
    unsupported: withoutMatrices('f16'),
    passes: matrixPasses('f16'),
    inDefaultSweep: false,
  },
  { id: 'js-textbook', ...VARIANT_TEXTS.jsTextbook, on: 'js', kernel: multiplyTextbook },
  { id: 'js-blocked', ...VARIANT_TEXTS.jsBlocked, on: 'js', scratch: blockedScratch, kernel: multiplyBlocked },
  {
    id: 'workers',
    ...VARIANT_TEXTS.workers,
    on: 'workers',
    scratch: blockedScratch,
    stages: blockedStages,
    kernel: blockedStage,
  },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
  ...peers,
];

/** C = A·B, row-major f32: `a` [m, k], `b` [k, n] to `c` [m, n]. */
export const matmul: Workload<MatmulParams> = {
  id: 'matmul',
  version: 1,
  title: TITLE,
  summary: SUMMARY,
  params,
  tensors,
  generate,
  verifier,
  cost,
  boundBy,
  variants,
  chart: { x: 'n', y: 'gflops' },
  featured: ['naive', 'tiled', 'tuned', 'js-textbook', 'js-blocked', 'wasm-threads'],
  tuning,
};
