/** The GPU variants' dispatches. */

import aheadCode from '../../../shaders/matmul/ahead.wgsl?raw';
import ahead8x4Code from '../../../shaders/matmul/ahead-8x4.wgsl?raw';
import ahead8x8Code from '../../../shaders/matmul/ahead-8x8.wgsl?raw';
import coalescedCode from '../../../shaders/matmul/coalesced.wgsl?raw';
import halfCode from '../../../shaders/matmul/half.wgsl?raw';
import halfSumsCode from '../../../shaders/matmul/half-sums.wgsl?raw';
import naiveCode from '../../../shaders/matmul/naive.wgsl?raw';
import padCode from '../../../shaders/matmul/pad.wgsl?raw';
import registersCode from '../../../shaders/matmul/registers.wgsl?raw';
import registers8x4Code from '../../../shaders/matmul/registers-8x4.wgsl?raw';
import registers8x8Code from '../../../shaders/matmul/registers-8x8.wgsl?raw';
import registersDirectCode from '../../../shaders/matmul/registers-direct.wgsl?raw';
import subgroupsCode from '../../../shaders/matmul/subgroups.wgsl?raw';
import subgroupsLanesCode from '../../../shaders/matmul/subgroups-lanes.wgsl?raw';
import subgroupsSizedCode from '../../../shaders/matmul/subgroups-sized.wgsl?raw';
import tiledCode from '../../../shaders/matmul/tiled.wgsl?raw';
import toHalfCode from '../../../shaders/matmul/to-half.wgsl?raw';
import type { GpuCapabilities, GpuPass, Rounding, TensorSpecs } from '../../engine/contract.ts';
import { type Ahead, type Build, type Configuration, configurationOf } from './configurations.ts';
import type { MatmulParams } from './definition.ts';
import { slicesFor, sumSlices } from './slices.ts';

type Constants = GpuPass['constants'];

/** @param x workgroups along x @param y workgroups along y */
const pass = (name: string, code: string, { m, k, n }: MatmulParams, x: number, y: number): readonly GpuPass[] => [
  {
    shader: `matmul/${name}.wgsl`,
    code,
    bindings: ['a', 'b', 'c'],
    problem: [m, k, n],
    workgroups: [Math.ceil(x), Math.ceil(y), 1],
  },
];

/** x counts rows here, alone among the variants. */
export const naivePasses = (p: MatmulParams) => pass('naive', naiveCode, p, p.m / 8, p.n / 8);
export const coalescedPasses = (p: MatmulParams) => pass('coalesced', coalescedCode, p, p.n / 16, p.m / 16);
export const tiledPasses = (p: MatmulParams) => pass('tiled', tiledCode, p, p.n / 16, p.m / 16);
export const registersPasses = (p: MatmulParams) => pass('registers', registersCode, p, p.n / 64, p.m / 64);

const upTo4 = (count: number) => Math.ceil(count / 4) * 4;
const oddA = ({ k }: MatmulParams) => k % 4 !== 0;
const oddB = ({ k, n }: MatmulParams) => k % 4 !== 0 || n % 4 !== 0;

/** Copies with rows that can be read as vec4f, where the inputs' own cannot. */
export const padScratch = (p: MatmulParams): TensorSpecs => ({
  ...(oddA(p) && { paddedA: { dtype: 'f32', shape: [p.m, upTo4(p.k)] } }),
  ...(oddB(p) && { paddedB: { dtype: 'f32', shape: [upTo4(p.k), upTo4(p.n)] } }),
});

/** Threads of pad.wgsl and to-half.wgsl; each writes four numbers. */
const COPY_GROUP = [16, 4] as const;

/** @param problem [rows, columns] and whatever else the file takes; `rows` of the target are written */
const copyPass = (
  name: string,
  code: string,
  bindings: readonly string[],
  problem: number[],
  rows: number,
): GpuPass => ({
  shader: `matmul/${name}.wgsl`,
  code,
  bindings,
  problem,
  workgroups: [Math.ceil(problem[1] / 4 / COPY_GROUP[0]), Math.ceil(rows / COPY_GROUP[1]), 1],
});

const pad = (source: string, target: string, rows: number, columns: number, paddedRows: number) =>
  copyPass('pad', padCode, [source, target], [rows, columns, paddedRows], paddedRows);

const padPasses = (p: MatmulParams): readonly GpuPass[] => [
  ...(oddA(p) ? [pad('a', 'paddedA', p.m, p.k, p.m)] : []),
  ...(oddB(p) ? [pad('b', 'paddedB', p.k, p.n, upTo4(p.k))] : []),
];

const paddedBindings = (p: MatmulParams) => [oddA(p) ? 'paddedA' : 'a', oddB(p) ? 'paddedB' : 'b'];

const sizes = ({ m, k, n }: MatmulParams): Constants => ({ M: m, K: k, N: n });

/** Of C, that a thread computes. */
const AHEAD: Readonly<Record<Ahead, { readonly code: string; readonly rows: number; readonly columns: number }>> = {
  ahead: { code: aheadCode, rows: 4, columns: 4 },
  'ahead-8x4': { code: ahead8x4Code, rows: 8, columns: 4 },
  'ahead-8x8': { code: ahead8x8Code, rows: 8, columns: 8 },
};

/** The passes of one configuration; `known` are sizes to build in. */
function configured(p: MatmulParams, one: Configuration, known: Constants = {}): readonly GpuPass[] {
  switch (one.kernel) {
    case 'registers':
      return registersPasses(p);
    case 'ahead':
    case 'ahead-8x4':
    case 'ahead-8x8': {
      const { code, rows, columns } = AHEAD[one.kernel];
      const [only] = pass(one.kernel, code, p, p.n / (columns * one.group), p.m / (rows * one.group));
      const constants = { GROUP: one.group, ...known };
      return [...padPasses(p), { ...only, bindings: [...paddedBindings(p), 'c'], constants }];
    }
    case 'subgroups': {
      const [only] = pass('subgroups', subgroupsCode, p, p.n / (4 * one.group), p.m / 8);
      return [{ ...only, constants: { GROUP: one.group, ...known } }];
    }
    case 'subgroups-sized': {
      const [only] = pass('subgroups-sized', subgroupsSizedCode, p, p.n / (4 * one.group), p.m / 8);
      return [{ ...only, constants: { GROUP: one.group, ...sizes(p) }, problem: [] }];
    }
    case 'subgroups-lanes': {
      const [only] = pass('subgroups-lanes', subgroupsLanesCode, p, p.n / (4 * one.group), p.m / 8);
      return [{ ...only, constants: { GROUP: one.group, LANES: one.lanes, ...sizes(p) }, problem: [] }];
    }
    case 'registers-direct': {
      const { groupColumns, groupRows } = one;
      const [only] = pass('registers-direct', registersDirectCode, p, p.n / (4 * groupColumns), p.m / (8 * groupRows));
      const constants = { GROUP_COLUMNS: groupColumns, GROUP_ROWS: groupRows, ...known };
      return [...padPasses(p), { ...only, bindings: [...paddedBindings(p), 'c'], constants }];
    }
    case 'registers-8x4':
      return [...padPasses(p), sliced(p, one, 1, 'c', known)];
    case 'registers-8x8': {
      const [only] = pass('registers-8x8', registers8x8Code, p, p.n / one.columns, p.m / one.rows);
      const constants = { ...tile(one), ...known };
      return [...padPasses(p), { ...only, bindings: [...paddedBindings(p), 'c'], constants }];
    }
  }
}

const built = (p: MatmulParams, one: Build): readonly GpuPass[] =>
  configured(p, one).map((each) => (one.immediate ? { ...each, immediate: true } : each));

interface Tile {
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
}

const tile = ({ rows, columns, depth }: Tile) => ({ TILE_ROWS: rows, TILE_COLUMNS: columns, DEPTH: depth });

function sliced(p: MatmulParams, size: Tile, slices: number, target: string, known: Constants): GpuPass {
  const [only] = pass('registers-8x4', registers8x4Code, p, p.n / size.columns, p.m / size.rows);
  return {
    ...only,
    bindings: [...paddedBindings(p), target],
    constants: { ...tile(size), ...known },
    problem: [...only.problem, slices],
    workgroups: [only.workgroups[0], only.workgroups[1], slices],
  };
}

export const DEFAULT_TILE: Tile = { rows: 64, columns: 64, depth: 16 };

/** 256 threads. */
export const aheadPasses = (kernel: Ahead) => (p: MatmulParams) => configured(p, { kernel, group: 16 });
export const registers8x4Passes = (p: MatmulParams) => configured(p, { kernel: 'registers-8x4', ...DEFAULT_TILE });
export const registers8x8Passes = (p: MatmulParams) => configured(p, { kernel: 'registers-8x8', ...DEFAULT_TILE });
export const registersDirectPasses = (p: MatmulParams) =>
  configured(p, { kernel: 'registers-direct', groupColumns: 16, groupRows: 4 });
export const subgroupsPasses = (p: MatmulParams) => configured(p, { kernel: 'subgroups', group: 16 });

export const tunedPasses = (p: MatmulParams, caps: GpuCapabilities, configuration?: string) =>
  built(p, configurationOf(p, caps, configuration));

/** The default configuration with m, k and n known to the compiler. */
export const specializedPasses = (p: MatmulParams, caps: GpuCapabilities) =>
  configured(p, configurationOf(p, caps), sizes(p));

/** Steps of k that are worth a slice. */
const FEWEST_STEPS = 128;

const slicesOf = ({ m, k, n }: MatmulParams): number =>
  slicesFor(Math.ceil(m / DEFAULT_TILE.rows) * Math.ceil(n / DEFAULT_TILE.columns), k, FEWEST_STEPS, Math.ceil);

export const splitScratch = (p: MatmulParams): TensorSpecs => ({
  ...padScratch(p),
  ...(slicesOf(p) > 1 && { parts: { dtype: 'f32', shape: [slicesOf(p), p.m, p.n] } }),
});

export function splitPasses(p: MatmulParams): readonly GpuPass[] {
  const slices = slicesOf(p);
  if (slices === 1) return registers8x4Passes(p);
  return [...padPasses(p), sliced(p, DEFAULT_TILE, slices, 'parts', {}), sumSlices('parts', 'c', p.m * p.n, slices)];
}

/** Two numbers of 16 bits to a word. */
export const halfScratch = ({ m, k, n }: MatmulParams): TensorSpecs => ({
  halfA: { dtype: 'u32', shape: [m, upTo4(k) / 2] },
  halfB: { dtype: 'u32', shape: [k, upTo4(n) / 2] },
});

const HALF = { half: halfCode, 'half-sums': halfSumsCode } as const;

export const halfPasses =
  (name: keyof typeof HALF) =>
  (p: MatmulParams): readonly GpuPass[] => {
    const [multiply] = pass(name, HALF[name], p, p.n / DEFAULT_TILE.columns, p.m / DEFAULT_TILE.rows);
    return [
      copyPass('to-half', toHalfCode, ['a', 'halfA'], [p.m, p.k], p.m),
      copyPass('to-half', toHalfCode, ['b', 'halfB'], [p.k, p.n], p.k),
      { ...multiply, bindings: ['halfA', 'halfB', 'c'] },
    ];
  };

/** Relative error of a number that is rounded to f16. */
const HALF_ERROR = 2 ** -11;

export const HALF_ROUNDING: Rounding = { inputs: HALF_ERROR };
/** A tile's sums too. */
export const HALF_SUMS_ROUNDING: Rounding = {
  inputs: HALF_ERROR,
  sums: { error: HALF_ERROR, length: DEFAULT_TILE.depth },
};
