/** The SIMD kernel's host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { PeakReadParams } from './definition.ts';

/** Blocks per portion: 1 MiB, so that handing them out costs nothing beside reading them. */
const GRAIN = 64;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = (_p: PeakReadParams, at: (tensor: string) => number): readonly number[] => [
  at('words'),
  at('sums'),
];

export const stages = ({ blocks }: PeakReadParams): readonly Stage[] => [{ entry: 'sum', rows: blocks, grain: GRAIN }];
