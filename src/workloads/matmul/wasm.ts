/** The SIMD kernel's host side. Panels are laid out as assembly/index.ts says. */
import type { Stage, TensorSpecs } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { MatmulParams } from './definition.ts';

/** The kernel's block of C: portions are whole blocks. */
const BLOCK_ROWS = 6;
const PANEL_COLUMNS = 8;
/** Portions to aim at: enough to even out uneven cores. */
const PORTIONS = 64;
/** A portion of more rows gains nothing: each number of B is then used often enough per fetch. */
const MOST_ROWS = 48;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

const panelsOf = (n: number) => Math.ceil(n / PANEL_COLUMNS);

/** B in panels of 8 columns, the last one filled up with zeros. */
export const wasmScratch = ({ k, n }: MatmulParams): TensorSpecs => ({
  panels: { dtype: 'f32', shape: [panelsOf(n), k, PANEL_COLUMNS] },
});

export const wasmArgs = ({ m, k, n }: MatmulParams, at: (tensor: string) => number): readonly number[] => [
  at('a'),
  at('b'),
  at('c'),
  at('panels'),
  m,
  k,
  n,
];

export function wasmStages({ m, n }: MatmulParams): readonly Stage[] {
  const blocks = Math.ceil(m / BLOCK_ROWS / PORTIONS);
  return [
    { entry: 'pack', rows: panelsOf(n), grain: Math.ceil(panelsOf(n) / PORTIONS) },
    { entry: 'multiply', rows: m, grain: Math.min(blocks * BLOCK_ROWS, MOST_ROWS) },
  ];
}
