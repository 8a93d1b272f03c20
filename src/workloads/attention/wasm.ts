/** The SIMD kernel's host side. Panels and tiles are laid out as assembly/index.ts says. */
import type { Stage, TensorSpecs } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import { type AttentionParams, scaleOf } from './definition.ts';

/** Keys of a panel. */
const PANEL = 8;
/** Queries that the kernel takes at once. */
const QUERIES = 4;
/** Numbers of a query's part of a tile: 64 weights, its largest score, its sum, and two of nothing. */
const TILE = 68;
/** Portions to aim at: later tokens see more keys, so that portions of equal length differ in work. */
const PORTIONS = 256;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

const panelsOf = ({ t, heads }: AttentionParams) => heads * Math.ceil(t / PANEL);

/** A tile has room for the queries that the last block lacks. */
export const wasmScratch = (p: AttentionParams): TensorSpecs => ({
  panels: { dtype: 'f32', shape: [panelsOf(p), p.d, PANEL] },
  tiles: { dtype: 'f32', shape: [p.heads * p.t + QUERIES - 1, TILE] },
});

export const wasmArgs = (p: AttentionParams, at: (tensor: string) => number): readonly number[] => [
  at('q'),
  at('k'),
  at('v'),
  at('output'),
  at('panels'),
  at('tiles'),
  p.t,
  p.d,
  scaleOf(p),
];

export function wasmStages(p: AttentionParams): readonly Stage[] {
  const rows = p.heads * p.t;
  return [
    { entry: 'pack', rows: panelsOf(p), grain: Math.ceil(panelsOf(p) / PORTIONS) },
    { entry: 'attend', rows, grain: Math.ceil(rows / QUERIES / PORTIONS) * QUERIES },
  ];
}
