import type { Variant, WasmVariant, Workload } from '../../engine/contract.ts';
import { cost, type DockingParams, invalid, params, tensors } from './definition.ts';
import { generate } from './generate.ts';
import { dock, dockByColumns } from './kernels.ts';
import { fourPasses, posesPasses, tiledPasses } from './passes.ts';
import { verifier } from './reference.ts';
import { sketch } from './sketch.ts';
import { SUMMARY, TITLE, VARIANT_TEXTS } from './texts.ts';
import { stages, wasmArgs, wasmModule, wasmScratch } from './wasm.ts';

const wasm = (threads: WasmVariant['threads']) =>
  ({ on: 'wasm', threads, module: wasmModule, scratch: wasmScratch, stages, args: wasmArgs }) as const;

const variants: readonly Variant<DockingParams>[] = [
  { id: 'poses', ...VARIANT_TEXTS.poses, on: 'gpu', passes: posesPasses },
  { id: 'tiled', ...VARIANT_TEXTS.tiled, on: 'gpu', passes: tiledPasses },
  { id: 'four', ...VARIANT_TEXTS.four, on: 'gpu', passes: fourPasses },
  { id: 'js', ...VARIANT_TEXTS.js, on: 'js', kernel: dock },
  { id: 'js-columns', ...VARIANT_TEXTS.jsColumns, on: 'js', kernel: dockByColumns },
  { id: 'wasm', ...VARIANT_TEXTS.wasm, ...wasm('one') },
  { id: 'wasm-threads', ...VARIANT_TEXTS.wasmThreads, ...wasm('all') },
];

/**
 * A rigid `pocket`, a rigid `ligand` and poses of it (`rotations`, `shifts`) to `energies` f32 [n], kcal/mol: Lennard-Jones
 * and Coulomb over all pairs of an atom of each (energy.ts). Coordinates are made up.
 */
export const docking: Workload<DockingParams> = {
  id: 'docking',
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
  sketch,
  chart: { x: 'n', y: 'gflops' },
  featured: ['poses', 'tiled', 'four', 'js', 'wasm-threads'],
  inDefaultSweep: false,
};
