/** The GPU variants' dispatches: who finds the accelerations differs, who moves the bodies does not. */
import moveCode from '../../../shaders/n-body/move.wgsl?raw';
import naiveCode from '../../../shaders/n-body/naive.wgsl?raw';
import registersCode from '../../../shaders/n-body/registers.wgsl?raw';
import sumCode from '../../../shaders/n-body/sum.wgsl?raw';
import tiledCode from '../../../shaders/n-body/tiled.wgsl?raw';
import type { GpuPass, TensorSpecs } from '../../engine/contract.ts';
import type { NBodyParams } from './definition.ts';

/** GROUP of the shaders: threads of a workgroup, and bodies of a tile. */
const GROUP = 64;
/** Bodies of a thread in registers.wgsl. */
const BODIES = 4;

/** One thread a body. */
const overBodies = (name: string, code: string, bindings: readonly string[], { n }: NBodyParams): GpuPass => ({
  shader: `n-body/${name}.wgsl`,
  code,
  bindings,
  problem: [n],
  workgroups: [Math.ceil(n / GROUP), 1, 1],
});

const move = (p: NBodyParams): GpuPass =>
  overBodies('move', moveCode, ['constants', 'acceleration', 'position', 'velocity'], p);

const PULL = ['constants', 'position', 'acceleration'];

export const naivePasses = (p: NBodyParams): readonly GpuPass[] => [overBodies('naive', naiveCode, PULL, p), move(p)];

export const tiledPasses = (p: NBodyParams): readonly GpuPass[] => [overBodies('tiled', tiledCode, PULL, p), move(p)];

/** @param share of all bodies that a thread meets: whole tiles */
const registers = ({ n }: NBodyParams, share: number, bindings: readonly string[]): GpuPass => ({
  shader: 'n-body/registers.wgsl',
  code: registersCode,
  bindings,
  problem: [n, share],
  workgroups: [Math.ceil(n / (BODIES * GROUP)), Math.ceil(n / share), 1],
});

const wholeTiles = (bodies: number): number => Math.ceil(bodies / GROUP) * GROUP;

export const registersPasses = (p: NBodyParams): readonly GpuPass[] => [registers(p, wholeTiles(p.n), PULL), move(p)];

/** Threads that fill a large GPU several times over. */
const THREADS = 32_768;

/** Bodies that a thread of `split` meets. */
function shareOf({ n }: NBodyParams): number {
  const slices = Math.max(1, Math.floor(THREADS / Math.ceil(n / BODIES)));
  return wholeTiles(n / slices);
}

const slicesOf = (p: NBodyParams): number => Math.ceil(p.n / shareOf(p));

/** What each slice of the bodies adds to the acceleration of each. */
export const splitScratch = (p: NBodyParams): TensorSpecs => ({
  parts: { dtype: 'f32', shape: [slicesOf(p), p.n, 4] },
});

export const splitPasses = (p: NBodyParams): readonly GpuPass[] => [
  registers(p, shareOf(p), ['constants', 'position', 'parts']),
  { ...overBodies('sum', sumCode, ['parts', 'acceleration'], p), problem: [p.n, slicesOf(p)] },
  move(p),
];
