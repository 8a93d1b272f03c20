/** The GPU variants' dispatches. */

import bothCode from '../../../shaders/divergence/both.wgsl?raw';
import branchCode from '../../../shaders/divergence/branch.wgsl?raw';
import regroupedCode from '../../../shaders/divergence/regrouped.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { DivergenceParams } from './definition.ts';

/** Threads of a workgroup; GROUP of the shaders. */
const GROUP = 256;

const passes =
  (name: string, code: string) =>
  ({ n, steps }: DivergenceParams): readonly GpuPass[] => [
    {
      shader: `divergence/${name}.wgsl`,
      code,
      bindings: ['start', 'branch', 'end'],
      problem: [n, steps],
      workgroups: [Math.ceil(n / GROUP), 1, 1],
    },
  ];

export const branchPasses = passes('branch', branchCode);
export const bothPasses = passes('both', bothCode);
export const regroupedPasses = passes('regrouped', regroupedCode);
