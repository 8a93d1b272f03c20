/** The SIMD kernel's host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { ParallelSlotsParams } from './definition.ts';

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = ({ steps }: ParallelSlotsParams, at: (tensor: string) => number): readonly number[] => [
  at('start'),
  at('end'),
  steps,
];

/** A workgroup at a time, as a GPU hands them to its cores. */
export const stages = ({ groups }: ParallelSlotsParams): readonly Stage[] => [
  { entry: 'work', rows: groups, grain: 1 },
];
