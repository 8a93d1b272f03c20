/** The WebAssembly kernels' host side. */
import type { WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import type { HistogramParams } from './definition.ts';
import { portionsOf } from './portions.ts';

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

export function wasmArgs(p: HistogramParams, at: (tensor: string) => number): readonly number[] {
  const { count, pixels } = portionsOf(p);
  return [at('picture'), at('tables'), at('counts'), p.size * p.height, count, pixels];
}
