/** The GPU variants' dispatches. */

import fourCode from '../../../shaders/docking/four.wgsl?raw';
import posesCode from '../../../shaders/docking/poses.wgsl?raw';
import tiledCode from '../../../shaders/docking/tiled.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { DockingParams } from './definition.ts';

/** Threads of a workgroup; GROUP of the shaders. */
const GROUP = 64;

const passes =
  (name: string, code: string, poses: number) =>
  ({ n, atoms, pocket }: DockingParams): readonly GpuPass[] => [
    {
      shader: `docking/${name}.wgsl`,
      code,
      bindings: ['pocket', 'pocketKinds', 'ligand', 'ligandKinds', 'rotations', 'shifts', 'energies'],
      problem: [n, atoms, pocket],
      workgroups: [Math.ceil(n / (GROUP * poses)), 1, 1],
    },
  ];

export const posesPasses = passes('poses', posesCode, 1);
export const tiledPasses = passes('tiled', tiledCode, 1);
export const fourPasses = passes('four', fourCode, 4);
