/** The SIMD kernel's host side. */
import type { Stage, WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import type { SoftmaxParams } from './definition.ts';

/** Numbers per portion: 64 KiB of input, enough work to outweigh the handing out. */
const GRAIN = 2 ** 14;

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

export const wasmArgs = ({ n }: SoftmaxParams, at: (tensor: string) => number): readonly number[] => [
  at('x'),
  at('y'),
  n,
];

export const stages = ({ m, n }: SoftmaxParams): readonly Stage[] => [
  { entry: 'softmax', rows: m, grain: Math.ceil(GRAIN / n) },
];
