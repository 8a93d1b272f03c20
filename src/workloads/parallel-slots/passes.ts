/** The GPU variants' dispatches. */

import lightCode from '../../../shaders/parallel-slots/light.wgsl?raw';
import roomyCode from '../../../shaders/parallel-slots/roomy.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { ParallelSlotsParams } from './definition.ts';

const passes =
  (name: string, code: string) =>
  ({ groups, steps }: ParallelSlotsParams): readonly GpuPass[] => [
    {
      shader: `parallel-slots/${name}.wgsl`,
      code,
      bindings: ['start', 'end'],
      problem: [steps],
      workgroups: [groups, 1, 1],
    },
  ];

export const lightPasses = passes('light', lightCode);
export const roomyPasses = passes('roomy', roomyCode);
