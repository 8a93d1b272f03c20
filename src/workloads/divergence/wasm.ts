/** The SIMD kernel's host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { DivergenceParams } from './definition.ts';

/** Elements per portion: a whole number of cache lines, so that no two threads share one. */
const GRAIN = 256;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = ({ steps }: DivergenceParams, at: (tensor: string) => number): readonly number[] => [
  at('start'),
  at('branch'),
  at('end'),
  steps,
];

export const stages = ({ n }: DivergenceParams): readonly Stage[] => [{ entry: 'walk', rows: n, grain: GRAIN }];
