/** How the CPU's kernels on all cores share the work: sums of blocks, what comes before each, then the blocks from there. */
import type { Stage, TensorSpecs } from '../../engine/contract.ts';
import type { ScanParams } from './definition.ts';

/** Numbers of a block: 16 KiB. BLOCK of the AssemblyScript. */
export const BLOCK = 2 ** 12;
/** Blocks per portion: 1 MiB, so that handing them out costs nothing beside the work; fewer where there are few. */
const GRAIN = 64;
const PORTIONS = 16;

const blocksOf = ({ n }: ScanParams) => Math.ceil(n / BLOCK);

export function scratch(p: ScanParams): TensorSpecs {
  const perBlock = { dtype: 'f32', shape: [blocksOf(p)] } as const;
  return { sums: perBlock, offsets: perBlock };
}

export function stages(p: ScanParams): readonly Stage[] {
  const blocks = blocksOf(p);
  const grain = Math.min(Math.ceil(blocks / PORTIONS), GRAIN);
  return [
    { entry: 'reduce', rows: blocks, grain },
    { entry: 'offset', rows: 1, grain: 1 },
    { entry: 'scan', rows: p.n, grain: grain * BLOCK },
  ];
}
