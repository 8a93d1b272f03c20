/** The SIMD kernel's host side. */
import type { Stage, WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import type { MandelbrotParams } from './definition.ts';

/** Rows per portion: few, because rows through the set take many times as long as others. */
const GRAIN = 2;

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

export const wasmArgs = ({ width, limit }: MandelbrotParams, at: (tensor: string) => number): readonly number[] => [
  at('view'),
  at('counts'),
  width,
  limit,
];

export const stages = ({ height }: MandelbrotParams): readonly Stage[] => [
  { entry: 'draw', rows: height, grain: GRAIN },
];
