/** The SIMD kernel's host side. */
import type { Stage, WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import type { DependentChainParams } from './definition.ts';

/** Chains per portion: what the kernels take side by side, and a cache line of results. */
const GRAIN = 16;

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

export const wasmArgs = ({ steps }: DependentChainParams, at: (tensor: string) => number): readonly number[] => [
  at('start'),
  at('end'),
  steps,
];

export const stages = ({ chains }: DependentChainParams): readonly Stage[] => [
  { entry: 'follow', rows: chains, grain: GRAIN },
];
