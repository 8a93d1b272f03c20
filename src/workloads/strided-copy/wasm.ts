/** The SIMD kernel's host side. */
import type { Stage, WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import type { StridedCopyParams } from './definition.ts';

/** Elements per portion: 16 KiB of `copied`, a whole number of cache lines, so that no two threads share one. */
const GRAIN = 2 ** 12;

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

export const wasmArgs = ({ stride }: StridedCopyParams, at: (tensor: string) => number): readonly number[] => [
  at('source'),
  at('copied'),
  stride,
];

export const stages = ({ count }: StridedCopyParams): readonly Stage[] => [
  { entry: 'copy', rows: count, grain: GRAIN },
];
