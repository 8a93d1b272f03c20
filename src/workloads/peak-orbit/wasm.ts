/** The SIMD kernel's host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { PeakOrbitParams } from './definition.ts';

/** Rows per portion: about 100 microseconds of one core at the default number of steps. */
const GRAIN = 16;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = ({ steps }: PeakOrbitParams, at: (tensor: string) => number): readonly number[] => [
  at('start'),
  at('c'),
  at('end'),
  steps,
];

export const stages = ({ rows }: PeakOrbitParams): readonly Stage[] => [{ entry: 'iterate', rows, grain: GRAIN }];
