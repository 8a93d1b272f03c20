/** The SIMD kernel's host side. */
import type { Stage, WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import type { DivergenceParams } from './definition.ts';

/** Elements per portion: a whole number of cache lines, so that no two threads share one. */
const GRAIN = 256;

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

export const wasmArgs = ({ steps }: DivergenceParams, at: (tensor: string) => number): readonly number[] => [
  at('start'),
  at('branch'),
  at('end'),
  steps,
];

export const stages = ({ n }: DivergenceParams): readonly Stage[] => [{ entry: 'walk', rows: n, grain: GRAIN }];
