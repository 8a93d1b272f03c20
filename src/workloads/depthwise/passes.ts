/** The GPU variants' dispatches. K is a constant of each shader: loops unroll, and a tile has just the rim it needs. */
import directCode from '../../../shaders/depthwise/direct.wgsl?raw';
import directRowsCode from '../../../shaders/depthwise/direct-rows.wgsl?raw';
import streamingCode from '../../../shaders/depthwise/streaming.wgsl?raw';
import tiledCode from '../../../shaders/depthwise/tiled.wgsl?raw';
import wideCode from '../../../shaders/depthwise/wide.wgsl?raw';
import type { GpuPass } from '../../engine/contract.ts';
import type { DepthwiseParams } from './definition.ts';

/**
 * @param covers pixels of a workgroup: GROUP_X and GROUP_Y of the shader, times the pixels per thread
 * @param sized whether the shader has a constant K
 */
const pass =
  (name: string, code: string, covers: readonly [number, number], sized = true) =>
  ({ size, height, k }: DepthwiseParams): readonly GpuPass[] => [
    {
      shader: `depthwise/${name}.wgsl`,
      code,
      constants: sized ? { K: k } : {},
      bindings: ['image', 'weights', 'output'],
      problem: [size, height],
      workgroups: [Math.ceil(size / covers[0]), Math.ceil(height / covers[1]), 1],
    },
  ];

export const directPasses = pass('direct', directCode, [16, 16]);
export const tiledPasses = pass('tiled', tiledCode, [16, 16]);
export const directRowsPasses = pass('direct-rows', directRowsCode, [64, 8]);
export const streamingPasses = pass('streaming', streamingCode, [64, 16], false);
export const widePasses = pass('wide', wideCode, [256, 2]);
