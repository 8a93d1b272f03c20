/** The SIMD kernel's host side. */
import type { Stage, TensorSpecs } from '../../engine/contract.ts';
import { moduleOf } from '../simd/modules.ts';
import type { DockingParams } from './definition.ts';

/** Atoms of the pocket that the kernel takes at once; the columns are padded to a multiple. */
const TOGETHER = 8;
/** Columns: x, y, z, charge, half radius, root of depth. */
const COLUMNS = 6;
/** Portions to aim at. */
const PORTIONS = 64;

export const wasmModule = moduleOf({
  simd: () => import('./assembly/build/simd.wasm?url&inline'),
  simdShared: () => import('./assembly/build/simd-shared.wasm?url&inline'),
  relaxed: () => import('./assembly/build/relaxed.wasm?url&inline'),
  relaxedShared: () => import('./assembly/build/relaxed-shared.wasm?url&inline'),
});

const paddedOf = ({ pocket }: DockingParams) => Math.ceil(pocket / TOGETHER) * TOGETHER;

export const wasmScratch = (p: DockingParams): TensorSpecs => ({
  columns: { dtype: 'f32', shape: [COLUMNS, paddedOf(p)] },
});

export const wasmArgs = (p: DockingParams, at: (tensor: string) => number): readonly number[] => [
  at('pocket'),
  at('pocketKinds'),
  at('ligand'),
  at('ligandKinds'),
  at('rotations'),
  at('shifts'),
  at('energies'),
  at('columns'),
  p.atoms,
  p.pocket,
  paddedOf(p),
];

export const stages = (p: DockingParams): readonly Stage[] => [
  { entry: 'pack', rows: paddedOf(p), grain: Math.ceil(paddedOf(p) / PORTIONS) },
  { entry: 'dock', rows: p.n, grain: Math.ceil(p.n / PORTIONS) },
];
