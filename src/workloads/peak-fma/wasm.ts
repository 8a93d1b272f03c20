/** The SIMD kernel's host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { PeakFmaParams } from './definition.ts';

/** Rows per portion: about 100 microseconds of one core at the default number of steps, and whole cache lines. */
const GRAIN = 16;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = ({ steps, chains }: PeakFmaParams, at: (tensor: string) => number): readonly number[] => [
  at('start'),
  at('coefficient'),
  at('end'),
  steps,
  chains,
];

export const stages = ({ rows }: PeakFmaParams): readonly Stage[] => [{ entry: 'iterate', rows: rows, grain: GRAIN }];
