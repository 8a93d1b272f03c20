/** The SIMD kernel's host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { VectorAddParams } from './definition.ts';

/** Elements per portion: 64 KiB of each array, and a whole number of cache lines, so that no two threads share one. */
const GRAIN = 2 ** 14;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = (_p: VectorAddParams, at: (tensor: string) => number): readonly number[] => [
  at('a'),
  at('b'),
  at('c'),
];

export const stages = ({ n }: VectorAddParams): readonly Stage[] => [{ entry: 'add', rows: n, grain: GRAIN }];
