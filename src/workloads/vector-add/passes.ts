/** The GPU variants' dispatches. */

import gridStrideCode from '../../../shaders/vector-add/grid-stride.wgsl?raw';
import scalarCode from '../../../shaders/vector-add/scalar.wgsl?raw';
import tailCode from '../../../shaders/vector-add/tail.wgsl?raw';
import unguardedCode from '../../../shaders/vector-add/unguarded.wgsl?raw';
import vec4Code from '../../../shaders/vector-add/vec4.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { VectorAddParams } from './definition.ts';

/** Threads of a workgroup; GROUP of the shaders. */
const GROUP = 64;
/** Workgroups of the grid-stride loop: more threads than any GPU we know runs at once (about 270,000 on an H100). */
const GRID = 4096;

const pass = (name: string, code: string, threads: number, problem: readonly number[]): GpuPass => ({
  shader: `vector-add/${name}.wgsl`,
  code,
  bindings: ['a', 'b', 'c'],
  problem,
  workgroups: [Math.ceil(threads / GROUP), 1, 1],
});

export const scalarPasses = ({ n }: VectorAddParams) => [pass('scalar', scalarCode, n, [n])];

export const unguardedPasses = ({ n }: VectorAddParams) => [pass('unguarded', unguardedCode, n, [])];

/** Whole vectors first, then the elements that fill none; either may be absent. */
export function vec4Passes({ n }: VectorAddParams): readonly GpuPass[] {
  const vectors = Math.floor(n / 4);
  const body = vectors > 0 ? [pass('vec4', vec4Code, vectors, [vectors])] : [];
  const tail = n % 4 > 0 ? [pass('tail', tailCode, 1, [4 * vectors, n])] : [];
  return [...body, ...tail];
}

export function gridStridePasses({ n }: VectorAddParams): readonly GpuPass[] {
  const groups = Math.min(Math.ceil(n / GROUP), GRID);
  return [pass('grid-stride', gridStrideCode, groups * GROUP, [n, groups])];
}
