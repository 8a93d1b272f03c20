/** The SIMD kernels' host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { DepthwiseParams } from './definition.ts';

/** Rows per portion: enough work to outweigh the handing out, enough portions to even out uneven cores. */
const GRAIN = 16;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = ({ size, height, k }: DepthwiseParams, at: (tensor: string) => number): readonly number[] => [
  at('image'),
  at('weights'),
  at('output'),
  size,
  height,
  k,
];

export const wasmStages = ({ height }: DepthwiseParams): readonly Stage[] => [
  { entry: 'convolve', rows: height, grain: GRAIN },
];
