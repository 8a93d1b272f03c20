/** The SIMD kernel's host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { SoftmaxParams } from './definition.ts';

/** Numbers per portion: 64 KiB of input, enough work to outweigh the handing out. */
const GRAIN = 2 ** 14;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = ({ n }: SoftmaxParams, at: (tensor: string) => number): readonly number[] => [
  at('x'),
  at('y'),
  n,
];

export const stages = ({ m, n }: SoftmaxParams): readonly Stage[] => [
  { entry: 'softmax', rows: m, grain: Math.ceil(GRAIN / n) },
];
