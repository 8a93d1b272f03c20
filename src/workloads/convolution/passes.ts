/** The GPU variants' dispatches. K is a constant of each shader: loops unroll, and a tile has just the rim it needs. */

import directCode from '../../../shaders/convolution/direct.wgsl?raw';
import directRowsCode from '../../../shaders/convolution/direct-rows.wgsl?raw';
import columnsCode from '../../../shaders/convolution/separable-columns.wgsl?raw';
import rowsCode from '../../../shaders/convolution/separable-rows.wgsl?raw';
import tiledCode from '../../../shaders/convolution/tiled.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { ConvolutionParams } from './definition.ts';

/** Pixels that a workgroup covers; GROUP_X and GROUP_Y of the shaders, times the pixels per thread. */
const SQUARE = [16, 16] as const;
const WIDE = [64, 8] as const;

function pass(
  name: string,
  code: string,
  bindings: readonly string[],
  { size, height, k }: ConvolutionParams,
  covers: readonly [number, number] = SQUARE,
  constants: Readonly<Record<string, number>> = {},
): GpuPass {
  return {
    shader: `convolution/${name}.wgsl`,
    code,
    constants: { K: k, ...constants },
    bindings,
    problem: [size, height],
    workgroups: [Math.ceil(size / covers[0]), Math.ceil(height / covers[1]), 1],
  };
}

const WINDOW = ['picture', 'weights', 'output'];

export const directPasses = (p: ConvolutionParams) => [pass('direct', directCode, WINDOW, p)];
/** One pixel a thread, side×side of them a workgroup. */
export const tiledPasses = (side: number) => (p: ConvolutionParams) => [
  pass('tiled', tiledCode, WINDOW, p, [side, side], { GROUP_X: side, GROUP_Y: side }),
];
export const directRowsPasses = (p: ConvolutionParams) => [pass('direct-rows', directRowsCode, WINDOW, p, WIDE)];
export const separablePasses = (p: ConvolutionParams) => [
  pass('separable-rows', rowsCode, ['picture', 'factors', 'between'], p),
  pass('separable-columns', columnsCode, ['between', 'factors', 'output'], p),
];
