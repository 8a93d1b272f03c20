/** The SIMD kernels' host side. */
import type { Stage, WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import type { DepthwiseParams } from './definition.ts';

/** Rows per portion: enough work to outweigh the handing out, enough portions to even out uneven cores. */
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

export const wasmArgs = ({ size, height, k }: DepthwiseParams, at: (tensor: string) => number): readonly number[] => [
  at('image'),
  at('weights'),
  at('output'),
  size,
  height,
  k,
];

export const wasmStages = ({ height }: DepthwiseParams): readonly Stage[] => [
  { entry: 'convolve', rows: height, grain: GRAIN },
];
