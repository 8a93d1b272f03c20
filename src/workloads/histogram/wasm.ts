/** The WebAssembly kernels' host side. */
import { moduleOf } from '../simd/modules.ts';
import type { HistogramParams } from './definition.ts';
import { portionsOf } from './portions.ts';

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export function wasmArgs(p: HistogramParams, at: (tensor: string) => number): readonly number[] {
  const { count, pixels } = portionsOf(p);
  return [at('picture'), at('tables'), at('counts'), p.size * p.height, count, pixels];
}
