/** The GPU variant's dispatch: a file for each number of chains. */

import eightCode from '../../../shaders/peak-fma/eight.wgsl?raw';
import fourCode from '../../../shaders/peak-fma/four.wgsl?raw';
import oneCode from '../../../shaders/peak-fma/one.wgsl?raw';
import twoCode from '../../../shaders/peak-fma/two.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import { type PeakFmaParams, ROW } from './definition.ts';

/** Threads of a workgroup; GROUP of the shaders. */
const GROUP = 64;

const FILES: Readonly<Record<number, readonly [name: string, code: string]>> = {
  1: ['one', oneCode],
  2: ['two', twoCode],
  4: ['four', fourCode],
  8: ['eight', eightCode],
};

export function passes({ chains, rows, steps }: PeakFmaParams): readonly GpuPass[] {
  const [name, code] = FILES[chains];
  return [
    {
      shader: `peak-fma/${name}.wgsl`,
      code,
      bindings: ['start', 'coefficient', 'end'],
      problem: [rows, steps],
      workgroups: [Math.ceil((rows * ROW) / chains / GROUP), 1, 1],
    },
  ];
}
