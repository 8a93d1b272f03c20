/** The SIMD kernels' host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import { CHUNK, chunksOf, type LinearRecurrenceParams } from './definition.ts';

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const loopArgs = ({ c }: LinearRecurrenceParams, at: (tensor: string) => number): readonly number[] => [
  at('z'),
  at('v'),
  at('h'),
  c,
];

export const scanArgs = ({ t, c }: LinearRecurrenceParams, at: (tensor: string) => number): readonly number[] => [
  at('z'),
  at('v'),
  at('h'),
  at('kept'),
  at('added'),
  at('carry'),
  t,
  c,
];

/** One thread: all steps in one portion. */
export const loopStages = ({ t }: LinearRecurrenceParams): readonly Stage[] => [{ entry: 'loop', rows: t, grain: t }];

export const scanStages = ({ t, c }: LinearRecurrenceParams): readonly Stage[] => [
  { entry: 'reduce', rows: chunksOf(t), grain: 1 },
  { entry: 'join', rows: c, grain: c },
  { entry: 'apply', rows: t, grain: CHUNK },
];
