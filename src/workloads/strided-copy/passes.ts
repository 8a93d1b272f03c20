/** The GPU variants' dispatches. */

import fourCode from '../../../shaders/strided-copy/four.wgsl?raw';
import neighboursCode from '../../../shaders/strided-copy/neighbours.wgsl?raw';
import runsCode from '../../../shaders/strided-copy/runs.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { StridedCopyParams } from './definition.ts';

/** @param covers elements that a workgroup copies: GROUP of the shader, times the elements per thread */
const passes =
  (name: string, code: string, covers: number) =>
  ({ stride, count }: StridedCopyParams): readonly GpuPass[] => [
    {
      shader: `strided-copy/${name}.wgsl`,
      code,
      bindings: ['source', 'copied'],
      problem: [count, stride],
      workgroups: [Math.ceil(count / covers), 1, 1],
    },
  ];

export const runsPasses = passes('runs', runsCode, 64 * 16);
export const neighboursPasses = passes('neighbours', neighboursCode, 64);
export const fourPasses = passes('four', fourCode, 64 * 4);
