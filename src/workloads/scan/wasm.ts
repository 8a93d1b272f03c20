/** The SIMD kernels' host side. */
import type { Stage, WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import type { ScanParams } from './definition.ts';

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

/** On one thread nothing is read twice. */
export const sequentialStages = ({ n }: ScanParams): readonly Stage[] => [{ entry: 'sequential', rows: n, grain: n }];

const NONE = 0;

export const sequentialArgs = ({ n }: ScanParams, at: (tensor: string) => number): readonly number[] => [
  at('x'),
  at('y'),
  NONE,
  NONE,
  n,
];

export const blockArgs = ({ n }: ScanParams, at: (tensor: string) => number): readonly number[] => [
  at('x'),
  at('y'),
  at('sums'),
  at('offsets'),
  n,
];
