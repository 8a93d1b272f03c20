/** The GPU variant's dispatch: a workgroup a block. */

import code from '../../../shaders/peak-read/blocks.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { PeakReadParams } from './definition.ts';

export const passes = ({ blocks }: PeakReadParams): readonly GpuPass[] => [
  {
    shader: 'peak-read/blocks.wgsl',
    code,
    bindings: ['words', 'sums'],
    problem: [],
    workgroups: [blocks, 1, 1],
  },
];
