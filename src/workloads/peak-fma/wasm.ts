/** The SIMD kernel's host side. */
import type { Stage, WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import type { PeakFmaParams } from './definition.ts';

/** Rows per portion: about 100 microseconds of one core at the default number of steps, and whole cache lines. */
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

export const wasmArgs = ({ steps, chains }: PeakFmaParams, at: (tensor: string) => number): readonly number[] => [
  at('start'),
  at('coefficient'),
  at('end'),
  steps,
  chains,
];

export const stages = ({ rows }: PeakFmaParams): readonly Stage[] => [{ entry: 'iterate', rows: rows, grain: GRAIN }];
