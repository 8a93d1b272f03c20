/** The GPU variants' dispatches. */

import paddedCode from '../../../shaders/transpose/padded.wgsl?raw';
import stridedReadsCode from '../../../shaders/transpose/strided-reads.wgsl?raw';
import stridedWritesCode from '../../../shaders/transpose/strided-writes.wgsl?raw';
import tiledCode from '../../../shaders/transpose/tiled.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { TransposeParams } from './definition.ts';

const pass = (name: string, code: string, { m, n }: TransposeParams, x: number, y: number): readonly GpuPass[] => [
  {
    shader: `transpose/${name}.wgsl`,
    code,
    bindings: ['a', 't'],
    problem: [m, n],
    workgroups: [Math.ceil(x), Math.ceil(y), 1],
  },
];

/** x runs along the rows of A. */
export const stridedWritesPasses = (p: TransposeParams) =>
  pass('strided-writes', stridedWritesCode, p, p.n / 64, p.m / 4);
/** x runs along the rows of the transpose. */
export const stridedReadsPasses = (p: TransposeParams) => pass('strided-reads', stridedReadsCode, p, p.m / 64, p.n / 4);
export const tiledPasses = (p: TransposeParams) => pass('tiled', tiledCode, p, p.n / 32, p.m / 32);
export const paddedPasses = (p: TransposeParams) => pass('padded', paddedCode, p, p.n / 32, p.m / 32);
