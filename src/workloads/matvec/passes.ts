/** The GPU variants' dispatches. The kind of weights is a constant of each shader. */
import columnsCode from '../../../shaders/matvec/columns.wgsl?raw';
import fourRowsCode from '../../../shaders/matvec/four-rows.wgsl?raw';
import naiveCode from '../../../shaders/matvec/naive.wgsl?raw';
import registersCode from '../../../shaders/matvec/registers.wgsl?raw';
import rowsCode from '../../../shaders/matvec/rows.wgsl?raw';
import subgroupsCode from '../../../shaders/matvec/subgroups.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { MatvecParams } from './definition.ts';
import { BITS, pitchOf } from './weights.ts';

/** @param rows of a workgroup @param groups workgroups along the columns */
const pass = (name: string, code: string, p: MatvecParams, rows: number, groups: number): GpuPass => ({
  shader: `matvec/${name}.wgsl`,
  code,
  constants: { WEIGHTS: BITS[p.weights] },
  bindings: ['weights', 'x', 'y'],
  problem: [p.rows, pitchOf(p), p.b],
  workgroups: [Math.ceil(p.rows / rows), groups, 1],
});

export const naivePasses = (p: MatvecParams) => [pass('naive', naiveCode, p, 64, p.b)];
export const rowsPasses = (p: MatvecParams) => [pass('rows', rowsCode, p, 1, p.b)];
export const fourRowsPasses = (p: MatvecParams) => [pass('four-rows', fourRowsCode, p, 4, p.b)];
export const subgroupsPasses = (p: MatvecParams) => [pass('subgroups', subgroupsCode, p, 4, p.b)];

/** Threads of a workgroup, and columns of each; all columns are one workgroup's. */
const GROUP = 64;
const COLUMNS = 4;

/** Threads that share the sums of four columns: as many as are left when every four columns have some. */
function lanesOf({ b }: MatvecParams): number {
  const blocks = Math.ceil(b / COLUMNS);
  return GROUP / 2 ** Math.ceil(Math.log2(blocks));
}

export function columnsPasses(p: MatvecParams): readonly GpuPass[] {
  const one = pass('columns', columnsCode, p, 4, 1);
  return [{ ...one, problem: [...one.problem, lanesOf(p)] }];
}

export function registersPasses(p: MatvecParams): readonly GpuPass[] {
  const columns = p.b === 1 ? 1 : COLUMNS;
  const one = pass('registers', registersCode, p, 128, Math.ceil(p.b / columns));
  return [{ ...one, constants: { ...one.constants, COLUMNS: columns } }];
}
