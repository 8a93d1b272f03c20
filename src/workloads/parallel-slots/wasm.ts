/** The SIMD kernel's host side. */
import type { Stage, WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import type { ParallelSlotsParams } from './definition.ts';

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

export const wasmArgs = ({ steps }: ParallelSlotsParams, at: (tensor: string) => number): readonly number[] => [
  at('start'),
  at('end'),
  steps,
];

/** A workgroup at a time, as a GPU hands them to its cores. */
export const stages = ({ groups }: ParallelSlotsParams): readonly Stage[] => [
  { entry: 'work', rows: groups, grain: 1 },
];
