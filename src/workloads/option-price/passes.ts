/** The GPU variants' dispatches. */

import pathsCode from '../../../shaders/option-price/paths.wgsl?raw';
import registersCode from '../../../shaders/option-price/registers.wgsl?raw';
import subgroupsCode from '../../../shaders/option-price/subgroups.wgsl?raw';
import sumPartialsCode from '../../../shaders/option-price/sum-partials.wgsl?raw';
import sumPathsCode from '../../../shaders/option-price/sum-paths.wgsl?raw';
import treeCode from '../../../shaders/option-price/tree.wgsl?raw';
import type { GpuPass, TensorSpecs } from '../../engine/contract.ts';
import { linePass } from '../line-pass.ts';
import { BLOCK, blocksOf, type OptionPriceParams } from './definition.ts';

/** Threads of a workgroup; GROUP of the shaders. */
const GROUP = 64;

const pass = linePass('option-price');

export const prices = ({ n }: OptionPriceParams): TensorSpecs => ({ prices: { dtype: 'f32', shape: [n] } });

export const partials = (p: OptionPriceParams): TensorSpecs => ({
  partials: { dtype: 'f32', shape: [blocksOf(p), GROUP, 4] },
});

export const pathsPasses = (p: OptionPriceParams): readonly GpuPass[] => [
  pass('paths', pathsCode, ['market', 'key', 'prices'], [p.n], Math.ceil(p.n / GROUP)),
  pass('sum-paths', sumPathsCode, ['market', 'prices', 'sums'], [p.n], Math.ceil(p.n / BLOCK / GROUP)),
];

export const registersPasses = (p: OptionPriceParams): readonly GpuPass[] => [
  pass('registers', registersCode, ['market', 'key', 'partials'], [p.n], blocksOf(p)),
  pass('sum-partials', sumPartialsCode, ['partials', 'sums'], [blocksOf(p)], Math.ceil(blocksOf(p) / GROUP)),
];

/** A workgroup per block. */
const inOne =
  (name: string, code: string) =>
  (p: OptionPriceParams): readonly GpuPass[] => [pass(name, code, ['market', 'key', 'sums'], [p.n], blocksOf(p))];

export const treePasses = inOne('tree', treeCode);
export const subgroupsPasses = inOne('subgroups', subgroupsCode);
