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

/** Where threads are lanes of a CPU, each barrier costs a switch of them all: few do as well as many, and wait less. */
const SOFTWARE_GROUP = 16;

/** Threads for a row: about four numbers for each, a wave at least, and no more than every device has. */
const groupFor = ({ n }: SoftmaxParams, { software }: GpuCapabilities) =>
  software ? SOFTWARE_GROUP : Math.min(256, Math.max(32, 2 ** Math.ceil(Math.log2(n / 4))));

export const rowPerThreadPasses = ({ m, n }: SoftmaxParams) =>
  pass('row-per-thread', rowPerThreadCode, [m, n], Math.ceil(m / ROWS_GROUP));

const rowPass = (name: string, code: string) => (p: SoftmaxParams, caps: GpuCapabilities) =>
  pass(name, code, [p.n], p.m, { GROUP: groupFor(p, caps) });

export const rowPerWorkgroupPasses = rowPass('row-per-workgroup', rowPerWorkgroupCode);
export const onlinePasses = rowPass('online', onlineCode);
export const subgroupsPasses = rowPass('subgroups', subgroupsCode);
