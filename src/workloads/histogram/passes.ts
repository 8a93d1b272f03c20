/** The GPU variants' dispatches. Outputs hold anything at first: the counts are cleared before they are added to. */

import clearCode from '../../../shaders/histogram/clear.wgsl?raw';
import globalCode from '../../../shaders/histogram/global.wgsl?raw';
import privateCode from '../../../shaders/histogram/private.wgsl?raw';
import type { GpuCapabilities, GpuPass } from '../../engine/contract.ts';
import { BINS, CHANNELS, type HistogramParams } from './definition.ts';

/** Threads of a workgroup; GROUP of clear.wgsl and global.wgsl. */
const GROUP = 64;
/**
 * Threads of a workgroup of private.wgsl, and pixels that it counts at least: clearing and adding the bins costs each
 * workgroup the same. Where threads are lanes of a CPU, a barrier costs a switch of them all: few do as well as many.
 */
const HARDWARE = { group: 256, pixels: 2 ** 12 } as const;
const SOFTWARE = { group: 16, pixels: 2 ** 14 } as const;
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
  ({ size, height }: HistogramParams, { software }: GpuCapabilities): readonly GpuPass[] => {
    const each = software ? SOFTWARE : HARDWARE;
    const pixels = size * height;
    const groups = Math.min(Math.ceil(pixels / each.pixels), MOST_GROUPS);
    return [
      clear,
      {
        shader: 'histogram/private.wgsl',
        code: privateCode,
        constants: { GROUP: each.group, COPIES: copies },
        bindings: ['picture', 'counts'],
        problem: [pixels, groups],
        workgroups: [groups, 1, 1],
      },
    ];
  };
