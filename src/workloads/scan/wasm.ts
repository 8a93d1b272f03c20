/** The SIMD kernels' host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { ScanParams } from './definition.ts';

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

/** On one thread nothing is read twice. */
export const sequentialStages = ({ n }: ScanParams): readonly Stage[] => [{ entry: 'sequential', rows: n, grain: n }];

const NONE = 0;

export const sequentialArgs = ({ n }: ScanParams, at: (tensor: string) => number): readonly number[] => [
  at('x'),
  at('y'),
  NONE,
  NONE,
  n,
];

export const blockArgs = ({ n }: ScanParams, at: (tensor: string) => number): readonly number[] => [
  at('x'),
  at('y'),
  at('sums'),
  at('offsets'),
  n,
];
