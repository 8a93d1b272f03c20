/** The SIMD kernel's host side. */
import { moduleOf } from '../simd/modules.ts';
import { type HeatParams, probedRow } from './definition.ts';

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

const TENSORS = ['source', 'temperature', 'other', 'profile'] as const;

export const wasmArgs = ({ width, height }: HeatParams, at: (tensor: string) => number): readonly number[] => [
  ...TENSORS.map(at),
  width,
  height,
  probedRow(height),
];
