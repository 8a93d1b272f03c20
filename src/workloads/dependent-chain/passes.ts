/** The GPU variants' dispatches. */

import fourCode from '../../../shaders/dependent-chain/four.wgsl?raw';
import oneCode from '../../../shaders/dependent-chain/one.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { DependentChainParams } from './definition.ts';

/** @param covers chains of a workgroup: GROUP of the shader, times the chains per thread */
const passes =
  (name: string, code: string, covers: number) =>
  ({ chains, steps }: DependentChainParams): readonly GpuPass[] => [
    {
      shader: `dependent-chain/${name}.wgsl`,
      code,
      bindings: ['start', 'end'],
      problem: [chains, steps],
      workgroups: [Math.ceil(chains / covers), 1, 1],
    },
  ];

export const onePasses = passes('one', oneCode, 64);
export const fourPasses = passes('four', fourCode, 256);
