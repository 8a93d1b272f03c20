/** The SIMD kernel's host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { TransposeParams } from './definition.ts';

/** Rows per portion: whole blocks of the kernel. */
const GRAIN = 32;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = ({ m, n }: TransposeParams, at: (tensor: string) => number): readonly number[] => [
  at('a'),
  at('t'),
  m,
  n,
];

export const stages = ({ n }: TransposeParams): readonly Stage[] => [{ entry: 'transpose', rows: n, grain: GRAIN }];
