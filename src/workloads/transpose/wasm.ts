/** The SIMD kernel's host side. */
import type { Stage, WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import type { TransposeParams } from './definition.ts';

/** Rows per portion: whole blocks of the kernel. */
const GRAIN = 32;

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

export const wasmArgs = ({ m, n }: TransposeParams, at: (tensor: string) => number): readonly number[] => [
  at('a'),
  at('t'),
  m,
  n,
];

export const stages = ({ n }: TransposeParams): readonly Stage[] => [{ entry: 'transpose', rows: n, grain: GRAIN }];
