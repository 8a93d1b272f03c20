/** The GPU variants' dispatches. */

import onlineCode from '../../../shaders/softmax/online.wgsl?raw';
import rowPerThreadCode from '../../../shaders/softmax/row-per-thread.wgsl?raw';
import rowPerWorkgroupCode from '../../../shaders/softmax/row-per-workgroup.wgsl?raw';
import subgroupsCode from '../../../shaders/softmax/subgroups.wgsl?raw';
import type { GpuCapabilities, GpuPass } from '../../engine/contract.ts';
import type { SoftmaxParams } from './definition.ts';

/** Threads of a workgroup of row-per-thread; GROUP of the shader. */
const ROWS_GROUP = 64;

const pass = (
  name: string,
  code: string,
  problem: readonly number[],
  workgroups: number,
  constants: GpuPass['constants'] = {},
): readonly GpuPass[] => [
  {
    shader: `softmax/${name}.wgsl`,
    code,
    constants,
    bindings: ['x', 'y'],
    problem,
    workgroups: [workgroups, 1, 1],
  },
];

/** Threads for a row: about four numbers for each, a wave at least, and no more than every device has. */
const groupFor = ({ n }: SoftmaxParams) => Math.min(256, Math.max(32, 2 ** Math.ceil(Math.log2(n / 4))));
/** Where threads are lanes of a CPU, more of them for a row only cost more waiting. */
const SOFTWARE_GROUP = 16;

export const rowPerThreadPasses = ({ m, n }: SoftmaxParams) =>
  pass('row-per-thread', rowPerThreadCode, [m, n], Math.ceil(m / ROWS_GROUP));

export const rowPerWorkgroupPasses = (p: SoftmaxParams) =>
  pass('row-per-workgroup', rowPerWorkgroupCode, [p.n], p.m, { GROUP: groupFor(p) });

export const onlinePasses = (p: SoftmaxParams) => pass('online', onlineCode, [p.n], p.m, { GROUP: groupFor(p) });

export const subgroupsPasses = (p: SoftmaxParams, { software }: GpuCapabilities) =>
  pass('subgroups', subgroupsCode, [p.n], p.m, { GROUP: software ? SOFTWARE_GROUP : groupFor(p) });
