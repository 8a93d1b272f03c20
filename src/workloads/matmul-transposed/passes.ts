/** The GPU variants' dispatches: B turned first for kernels that take it the usual way, or on its way into a tile. */

import tiledCode from '../../../shaders/matmul-transposed/tiled.wgsl?raw';
import type { GpuCapabilities, GpuPass, TensorSpecs } from '../../engine/contract.ts';
import type { MatmulParams } from '../matmul/definition.ts';
import { padScratch, registersPasses as usualRegisters, tunedPasses as usualTuned } from '../matmul/passes.ts';
import { paddedPasses as transposePasses } from '../transpose/passes.ts';

export const tiledPasses = ({ m, k, n }: MatmulParams): readonly GpuPass[] => [
  {
    shader: 'matmul-transposed/tiled.wgsl',
    code: tiledCode,
    bindings: ['a', 'b', 'c'],
    problem: [m, k, n],
    workgroups: [Math.ceil(n / 16), Math.ceil(m / 16), 1],
  },
];

const renamed = (passes: readonly GpuPass[], names: Readonly<Record<string, string>>) =>
  passes.map((pass) => ({ ...pass, bindings: pass.bindings.map((name) => names[name] ?? name) }));

/** b [n, k] becomes `turned` [k, n], which stands where the passes have b. */
const afterTurning = ({ k, n }: MatmulParams, passes: readonly GpuPass[]): readonly GpuPass[] => [
  ...renamed(transposePasses({ m: n, n: k }), { a: 'b', t: 'turned' }),
  ...renamed(passes, { b: 'turned' }),
];

export const registersPasses = (p: MatmulParams) => afterTurning(p, usualRegisters(p));
export const tunedPasses = (p: MatmulParams, caps: GpuCapabilities) => afterTurning(p, usualTuned(p, caps));

export const turnedScratch = ({ k, n }: MatmulParams): TensorSpecs => ({ turned: { dtype: 'f32', shape: [k, n] } });
export const tunedScratch = (p: MatmulParams): TensorSpecs => ({ ...turnedScratch(p), ...padScratch(p) });
