/** The SIMD kernel's host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { DependentChainParams } from './definition.ts';

/** Chains per portion: what the kernels take side by side, and a cache line of results. */
const GRAIN = 16;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = ({ steps }: DependentChainParams, at: (tensor: string) => number): readonly number[] => [
  at('start'),
  at('end'),
  steps,
];

export const stages = ({ chains }: DependentChainParams): readonly Stage[] => [
  { entry: 'follow', rows: chains, grain: GRAIN },
];
