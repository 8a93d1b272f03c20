/** The SIMD kernels' host side. */
import type { Stage, WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import { CHUNK, chunksOf, type LinearRecurrenceParams } from './definition.ts';

export async function wasmModule({ relaxed, shared }: WasmBuild): Promise<Uint8Array<ArrayBuffer>> {
  return dataUrlBytes((await load(relaxed, shared)).default);
}

function load(relaxed: boolean, shared: boolean): Promise<{ readonly default: string }> {
  if (relaxed) {
    return shared
      ? import('./assembly/build/relaxed-shared.wasm?url&inline')
      : import('./assembly/build/relaxed.wasm?url&inline');
  }
  return shared
    ? import('./assembly/build/simd-shared.wasm?url&inline')
    : import('./assembly/build/simd.wasm?url&inline');
}

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
