/** The GPU variants' dispatches. */

import coalescedCode from '../../../shaders/matmul/coalesced.wgsl?raw';
import naiveCode from '../../../shaders/matmul/naive.wgsl?raw';
import registersCode from '../../../shaders/matmul/registers.wgsl?raw';
import registersDirectCode from '../../../shaders/matmul/registers-direct.wgsl?raw';
import registersDirectAnyCode from '../../../shaders/matmul/registers-direct-any.wgsl?raw';
import tiledCode from '../../../shaders/matmul/tiled.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { MatmulParams } from './definition.ts';

/** @param x workgroups along x @param y workgroups along y */
const pass = (name: string, code: string, { m, k, n }: MatmulParams, x: number, y: number): readonly GpuPass[] => [
  {
    shader: `matmul/${name}.wgsl`,
    code,
    bindings: ['a', 'b', 'c'],
    problem: [m, k, n],
    workgroups: [Math.ceil(x), Math.ceil(y), 1],
  },
];

/** x counts rows here, alone among the variants. */
export const naivePasses = (p: MatmulParams) => pass('naive', naiveCode, p, p.m / 8, p.n / 8);
export const coalescedPasses = (p: MatmulParams) => pass('coalesced', coalescedCode, p, p.n / 16, p.m / 16);
export const tiledPasses = (p: MatmulParams) => pass('tiled', tiledCode, p, p.n / 16, p.m / 16);
export const registersPasses = (p: MatmulParams) => pass('registers', registersCode, p, p.n / 64, p.m / 64);

/** Rows that start at multiples of 16 bytes can be read as vec4f; others need a file of their own. */
export const registersDirectPasses = (p: MatmulParams) =>
  p.k % 4 === 0 && p.n % 4 === 0
    ? pass('registers-direct', registersDirectCode, p, p.n / 64, p.m / 32)
    : pass('registers-direct-any', registersDirectAnyCode, p, p.n / 64, p.m / 32);
