/** The SIMD kernel's host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { MandelbrotParams } from './definition.ts';

/** Rows per portion: few, because rows through the set take many times as long as others. */
const GRAIN = 2;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = ({ width, limit }: MandelbrotParams, at: (tensor: string) => number): readonly number[] => [
  at('view'),
  at('counts'),
  width,
  limit,
];

export const stages = ({ height }: MandelbrotParams): readonly Stage[] => [
  { entry: 'draw', rows: height, grain: GRAIN },
];
