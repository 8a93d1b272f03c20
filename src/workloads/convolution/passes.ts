/** The GPU variants' dispatches. K is a constant of each shader: loops unroll, and a tile has just the rim it needs. */

import directCode from '../../../shaders/convolution/direct.wgsl?raw';
import directRowsCode from '../../../shaders/convolution/direct-rows.wgsl?raw';
import columnsCode from '../../../shaders/convolution/separable-columns.wgsl?raw';
import rowsCode from '../../../shaders/convolution/separable-rows.wgsl?raw';
import tileCode from '../../../shaders/convolution/separable-tile.wgsl?raw';
import streamingCode from '../../../shaders/convolution/streaming.wgsl?raw';
import textureCode from '../../../shaders/convolution/texture.wgsl?raw';
import tiledCode from '../../../shaders/convolution/tiled.wgsl?raw';
import type { GpuCapabilities, GpuPass } from '../../engine/contract.ts';
import { configurationOf } from './configurations.ts';
import type { ConvolutionParams } from './definition.ts';

/** Pixels that a workgroup covers; GROUP_X and GROUP_Y of the shaders, times the pixels per thread. */
const SQUARE = [16, 16] as const;
const WIDE = [64, 8] as const;
const FOUR_WIDE = [64, 4] as const;
const STREAM_WIDTH = 256;

function pass(
  name: string,
  code: string,
  bindings: readonly string[],
  { size, height, k }: ConvolutionParams,
  covers: readonly [number, number] = SQUARE,
  constants: Readonly<Record<string, number>> = { K: k },
): GpuPass {
  return {
    shader: `convolution/${name}.wgsl`,
    code,
    constants,
    bindings,
    problem: [size, height],
    workgroups: [Math.ceil(size / covers[0]), Math.ceil(height / covers[1]), 1],
  };
}

const WINDOW = ['picture', 'weights', 'output'];

export const directPasses = (p: ConvolutionParams) => [pass('direct', directCode, WINDOW, p)];
/** One pixel a thread, side×side of them a workgroup. */
export const tiledPasses = (side: number) => (p: ConvolutionParams) => [
  pass('tiled', tiledCode, WINDOW, p, [side, side], { K: p.k, GROUP_X: side, GROUP_Y: side }),
];
export const directRowsPasses = (p: ConvolutionParams) => [pass('direct-rows', directRowsCode, WINDOW, p, WIDE)];
/** Each thread goes down `rows` rows; written for k = 3 alone. */
export const streamingPasses = (rows: number) => (p: ConvolutionParams) => [
  pass('streaming', streamingCode, WINDOW, p, [STREAM_WIDTH, rows], { ROWS: rows }),
];
export const texturePasses = (p: ConvolutionParams): readonly GpuPass[] => [
  { ...pass('texture', textureCode, WINDOW, p), textures: ['picture'] },
];
export const separablePasses = (p: ConvolutionParams) => [
  pass('separable-rows', rowsCode, ['picture', 'factors', 'between'], p, FOUR_WIDE),
  pass('separable-columns', columnsCode, ['between', 'picture', 'factors', 'output'], p, FOUR_WIDE),
];
export const separableTilePasses = (p: ConvolutionParams) => [
  pass('separable-tile', tileCode, ['picture', 'factors', 'output'], p),
];

export function tunedPasses(p: ConvolutionParams, caps: GpuCapabilities, name?: string): readonly GpuPass[] {
  const one = configurationOf(p, caps, name);
  switch (one.kernel) {
    case 'direct':
      return directPasses(p);
    case 'direct-rows':
      return directRowsPasses(p);
    case 'texture':
      return texturePasses(p);
    case 'tiled':
      return tiledPasses(one.side)(p);
    case 'streaming':
      return streamingPasses(one.rows)(p);
  }
}
