/** The SIMD kernel's host side. */
import type { Stage, WasmBuild } from '../../engine/contract.ts';
import { dataUrlBytes } from '../../engine/cpu/data-url.ts';
import type { RecurrenceParams } from './definition.ts';

/** Sequences that the kernel takes side by side. */
const SEQUENCES = 4;

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

export const wasmArgs = ({ t, d }: RecurrenceParams, at: (tensor: string) => number): readonly number[] => [
  at('x'),
  at('w'),
  at('u'),
  at('h'),
  t,
  d,
];

/** Four at a time save fetches of W; with fewer than four for each of eight cores, cores count for more. */
export const stages = ({ b }: RecurrenceParams): readonly Stage[] => [
  { entry: 'recur', rows: b, grain: b >= 8 * SEQUENCES ? SEQUENCES : 1 },
];
