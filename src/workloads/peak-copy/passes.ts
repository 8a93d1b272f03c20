/** The GPU variant's dispatch: a workgroup a block. */

import code from '../../../shaders/peak-copy/blocks.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { PeakCopyParams } from './definition.ts';

export const passes = ({ blocks }: PeakCopyParams): readonly GpuPass[] => [
  {
    shader: 'peak-copy/blocks.wgsl',
    code,
    bindings: ['from', 'to'],
    problem: [],
    workgroups: [blocks, 1, 1],
  },
];
