/** The SIMD kernel's host side. */
import type { WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import type { ReductionParams } from './definition.ts';

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

export const wasmArgs = ({ n }: ReductionParams, at: (tensor: string) => number): readonly number[] => [
  at('x'),
  at('partials'),
  at('sum'),
  n,
];
