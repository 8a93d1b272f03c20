/** The SIMD kernel's host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { MatvecParams } from './definition.ts';
import { BITS, pitchOf } from './weights.ts';

/** Portions to aim at: enough to even out uneven cores. */
const PORTIONS = 64;
/** Rows that the kernel takes at once where there are several columns. */
const PAIR = 2;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = (p: MatvecParams, at: (tensor: string) => number): readonly number[] => [
  at('weights'),
  at('x'),
  at('y'),
  BITS[p.weights],
  pitchOf(p),
  p.b,
];

export const stages = ({ rows }: MatvecParams): readonly Stage[] => [
  { entry: 'multiply', rows, grain: Math.ceil(rows / PAIR / PORTIONS) * PAIR },
];
