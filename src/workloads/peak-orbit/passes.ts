/** The GPU variant's dispatch. */

import code from '../../../shaders/peak-orbit/four.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import { type PeakOrbitParams, ROW } from './definition.ts';

/** Threads of a workgroup, and orbits of a thread: GROUP and the lanes of the shader's vectors. */
const GROUP = 64;
const LANES = 4;

export const passes = ({ rows, steps }: PeakOrbitParams): readonly GpuPass[] => [
  {
    shader: 'peak-orbit/four.wgsl',
    code,
    bindings: ['start', 'c', 'end'],
    problem: [rows, steps],
    workgroups: [Math.ceil((rows * ROW) / LANES / GROUP), 1, 1],
  },
];
