/** The SIMD kernel's host side. */
import { moduleOf } from '../simd/modules.ts';
import type { NBodyParams } from './definition.ts';

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

const TENSORS = ['constants', 'position', 'velocity', 'acceleration'] as const;

export const wasmArgs = ({ n }: NBodyParams, at: (tensor: string) => number): readonly number[] => [
  ...TENSORS.map(at),
  n,
];
