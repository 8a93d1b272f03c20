/** The SIMD kernel's host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { StridedCopyParams } from './definition.ts';

/** Elements per portion: 16 KiB of `copied`, a whole number of cache lines, so that no two threads share one. */
const GRAIN = 2 ** 12;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = ({ stride }: StridedCopyParams, at: (tensor: string) => number): readonly number[] => [
  at('source'),
  at('copied'),
  stride,
];

export const stages = ({ count }: StridedCopyParams): readonly Stage[] => [
  { entry: 'copy', rows: count, grain: GRAIN },
];
