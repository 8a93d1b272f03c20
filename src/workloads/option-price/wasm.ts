/** The SIMD kernel's host side. */
import type { Stage } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import { blocksOf, type OptionPriceParams } from './definition.ts';

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

export const wasmArgs = ({ n }: OptionPriceParams, at: (tensor: string) => number): readonly number[] => [
  at('market'),
  at('key'),
  at('sums'),
  n,
];

/** Portions to aim at where there are many blocks; a block takes some ten microseconds. */
const PORTIONS = 64;

export function stages(p: OptionPriceParams): readonly Stage[] {
  const blocks = blocksOf(p);
  return [{ entry: 'price', rows: blocks, grain: Math.ceil(blocks / PORTIONS) }];
}
