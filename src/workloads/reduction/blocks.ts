/** How the CPU's kernels on all cores share the work: sums of blocks, then their sum. */
import type { Stage, TensorSpecs } from '../../engine/contract.ts';
import type { ReductionParams } from './definition.ts';

/** Numbers of a block: 16 KiB. BLOCK of the AssemblyScript. */
export const BLOCK = 2 ** 12;
/** Blocks per portion: 1 MiB, so that handing them out costs nothing beside reading them; fewer where there are few. */
const GRAIN = 64;
const PORTIONS = 16;

const blocksOf = ({ n }: ReductionParams) => Math.ceil(n / BLOCK);

export const partials = (p: ReductionParams): TensorSpecs => ({ partials: { dtype: 'f32', shape: [blocksOf(p)] } });

export function stages(p: ReductionParams): readonly Stage[] {
  const blocks = blocksOf(p);
  return [
    { entry: 'blocks', rows: blocks, grain: Math.min(Math.ceil(blocks / PORTIONS), GRAIN) },
    { entry: 'total', rows: 1, grain: 1 },
  ];
}
