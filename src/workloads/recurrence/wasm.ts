/** The SIMD kernel's host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { RecurrenceParams } from './definition.ts';

/** Sequences that the kernel takes side by side. */
const SEQUENCES = 4;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = ({ t, d }: RecurrenceParams, at: (tensor: string) => number): readonly number[] => [
  at('x'),
  at('w'),
  at('u'),
  at('h'),
  t,
  d,
];

/** Four at a time save fetches of W; with fewer than four for each of eight cores, cores count for more. */
export const stages = ({ b }: RecurrenceParams): readonly Stage[] => [
  { entry: 'recur', rows: b, grain: b >= 8 * SEQUENCES ? SEQUENCES : 1 },
];
