/** The GPU variants' dispatches. Outputs hold anything at first: the counts are cleared before they are added to. */

import clearCode from '../../../shaders/histogram/clear.wgsl?raw';
import globalCode from '../../../shaders/histogram/global.wgsl?raw';
import privateCode from '../../../shaders/histogram/private.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import { BINS, CHANNELS, type HistogramParams } from './definition.ts';

/** Threads of a workgroup; GROUP of clear.wgsl and global.wgsl, and of private.wgsl. */
const GROUP = 64;
const PRIVATE_GROUP = 256;
/** Pixels that a thread of private.wgsl counts at least: clearing and adding the bins costs each workgroup the same. */
const FEWEST_PIXELS = 16;
/** More workgroups than any GPU we know runs at once with 16 KiB of workgroup memory each. */
const MOST_GROUPS = 1024;

const clear: GpuPass = {
  shader: 'histogram/clear.wgsl',
  code: clearCode,
  bindings: ['counts'],
  problem: [],
  workgroups: [(BINS * CHANNELS) / GROUP, 1, 1],
};

export const globalPasses = ({ size, height }: HistogramParams): readonly GpuPass[] => [
  clear,
  {
    shader: 'histogram/global.wgsl',
    code: globalCode,
    bindings: ['picture', 'counts'],
    problem: [size * height],
    workgroups: [Math.ceil((size * height) / GROUP), 1, 1],
  },
];

/** @param copies of the bins in each workgroup */
export const privatePasses =
  (copies: number) =>
  ({ size, height }: HistogramParams): readonly GpuPass[] => {
    const pixels = size * height;
    const groups = Math.min(Math.ceil(pixels / (PRIVATE_GROUP * FEWEST_PIXELS)), MOST_GROUPS);
    return [
      clear,
      {
        shader: 'histogram/private.wgsl',
        code: privateCode,
        constants: { COPIES: copies },
        bindings: ['picture', 'counts'],
        problem: [pixels, groups],
        workgroups: [groups, 1, 1],
      },
    ];
  };
