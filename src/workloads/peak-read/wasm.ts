/** The SIMD kernel's host side. */
import type { Stage, WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import type { PeakReadParams } from './definition.ts';

/** Blocks per portion: 1 MiB, so that handing them out costs nothing beside reading them. */
const GRAIN = 64;

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

export const wasmArgs = (_p: PeakReadParams, at: (tensor: string) => number): readonly number[] => [
  at('words'),
  at('sums'),
];

export const stages = ({ blocks }: PeakReadParams): readonly Stage[] => [{ entry: 'sum', rows: blocks, grain: GRAIN }];
