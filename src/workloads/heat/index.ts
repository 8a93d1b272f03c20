import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { cost, generate, type HeatParams, invalid, otherField, params, sweepCost, tensors } from './definition.ts';
import { stages, stageWith, stepsWith, sweepCells, sweepRows } from './kernels.ts';
import { blockedCost, blockedPasses, cellsPasses, rowsPasses, tiledPasses } from './passes.ts';
import { picture } from './picture.ts';
import { verifier } from './reference.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { wasmArgs, wasmModule } from './wasm.ts';

/** Two fields that take turns, both passing through memory for every step. */
const sweeping = { scratch: otherField, cost: sweepCost } as const;

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, ...sweeping, module: wasmModule, stages, args: wasmArgs }) as const;

const variants: readonly Variant<HeatParams>[] = [
  { id: 'cells', ...VARIANT_TEXTS.cells, on: 'gpu', ...sweeping, passes: cellsPasses },
  { id: 'tiled', ...VARIANT_TEXTS.tiled, on: 'gpu', ...sweeping, passes: tiledPasses },
  { id: 'rows', ...VARIANT_TEXTS.rows, on: 'gpu', ...sweeping, passes: rowsPasses },
  {
    id: 'blocked',
    ...VARIANT_TEXTS.blocked,
    on: 'gpu',
    scratch: otherField,
    cost: blockedCost,
    passes: blockedPasses,
  },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', ...sweeping, kernel: stepsWith(sweepCells) },
  { id: 'js-rows', ...VARIANT_TEXTS.jsRows, on: 'js', ...sweeping, kernel: stepsWith(sweepRows) },
  { id: 'workers', ...VARIANT_TEXTS.workers, on: 'workers', ...sweeping, stages, kernel: stageWith(sweepRows) },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/**
 * `steps` explicit steps of the heat equation on a plate with insulated edges: the state's `temperature` f32
 * [height, width] changes by its five-point stencil and the `source` f32 [height, width]; `profile` f32 [width] is a row of
 * it afterwards.
 */
export const heat: Workload<HeatParams> = {
  id: 'heat',
  version: 1,
  title: TITLE,
  summary: SUMMARY,
  params,
  invalid,
  tensors,
  generate,
  verifier,
  cost,
  boundBy: () => 'memory',
  variants,
  chart: { x: 'width', y: 'gflops' },
  featured: ['cells', 'rows', 'blocked', 'js', 'wasm-threads'],
  picture,
  inDefaultSweep: false,
};
