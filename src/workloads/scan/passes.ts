/** The GPU variants' dispatches. */

import addOffsetsCode from '../../../shaders/scan/add-offsets.wgsl?raw';
import blellochCode from '../../../shaders/scan/blelloch.wgsl?raw';
import blockOffsetsCode from '../../../shaders/scan/block-offsets.wgsl?raw';
import hillisSteeleCode from '../../../shaders/scan/hillis-steele.wgsl?raw';
import subgroupsCode from '../../../shaders/scan/subgroups.wgsl?raw';
import tailCode from '../../../shaders/scan/tail.wgsl?raw';
import threePassCode from '../../../shaders/scan/three-pass.wgsl?raw';
import type { GpuCapabilities, GpuPass, TensorSpecs } from '../../engine/contract.ts';
import { linePass } from '../line-pass.ts';
import { sumsOfStretches } from '../reduction/passes.ts';
import type { ScanParams } from './definition.ts';

/** Threads of a workgroup; GROUP of the shaders. */
const GROUP = 256;

const pass = linePass('scan');

const floats = (count: number) => ({ dtype: 'f32', shape: [count] }) as const;

export const hillisSteeleScratch = ({ n }: ScanParams): TensorSpecs => ({ other: floats(n) });

/** From y to the scratch and back, so that the last pass ends in y. */
export function hillisSteelePasses({ n }: ScanParams): readonly GpuPass[] {
  const count = Math.max(Math.ceil(Math.log2(n)), 1);
  const into = (place: number) => ((count - 1 - place) % 2 ? 'other' : 'y');
  return Array.from({ length: count }, (_, place) => {
    const from = place ? into(place - 1) : 'x';
    return pass('hillis-steele', hillisSteeleCode, [from, into(place)], [n, 2 ** place], Math.ceil(n / GROUP));
  });
}

/** Sums of blocks are scanned in blocks themselves: how many numbers each level has. */
function levelsOf(n: number, block: number): readonly number[] {
  const levels = [n];
  for (let left = n; left > block; ) {
    left = Math.ceil(left / block);
    levels.push(left);
  }
  return levels;
}

/** `scanned1` has the prefix sums of `sums0`, the sums of the blocks of x. */
const nameOf = (level: number) => (level ? `scanned${level}` : 'y');

const blockwiseScratch =
  (block: number) =>
  ({ n }: ScanParams): TensorSpecs =>
    Object.fromEntries(
      levelsOf(n, block).flatMap((count, level) => [
        [`sums${level}`, floats(Math.ceil(count / block))],
        ...(level ? [[nameOf(level), floats(count)]] : []),
      ]),
    );

/** Down: blocks, the sums of blocks, and so on. Up again: what comes before each block. */
const blockwise =
  (name: string, code: string, block: number) =>
  ({ n }: ScanParams): readonly GpuPass[] => {
    const levels = levelsOf(n, block);
    const scans = levels.map((count, level) => {
      const bindings = [level ? `sums${level - 1}` : 'x', nameOf(level), `sums${level}`];
      return pass(name, code, bindings, [count], Math.ceil(count / block));
    });
    const additions = levels.slice(0, -1).map((count, level) => {
      const groups = Math.ceil(count / block) - 1;
      return pass('add-offsets', addOffsetsCode, [nameOf(level + 1), nameOf(level)], [count, block], groups);
    });
    return [...scans, ...additions.reverse()];
  };

/** BLOCK of the shaders. */
const BLELLOCH = 2 * GROUP;
const SUBGROUPS = 4 * GROUP;

export const blellochScratch = blockwiseScratch(BLELLOCH);
export const blellochPasses = blockwise('blelloch', blellochCode, BLELLOCH);
export const subgroupsScratch = blockwiseScratch(SUBGROUPS);
export const subgroupsPasses = blockwise('subgroups', subgroupsCode, SUBGROUPS);

/** Threads of three-pass.wgsl, each with four vectors. */
function groupOf(n: number, software: boolean): number {
  if (!software) return GROUP;
  // Changing threads at a barrier is what costs there; but more blocks than these would make long chains of their sums.
  const blocks = 64 * GROUP;
  return Math.min(Math.max(2 ** Math.ceil(Math.log2(n / (16 * blocks))), FEWEST_THREADS), GROUP);
}
const FEWEST_THREADS = 16;

const wholeOf = (n: number) => Math.floor(n / 4);
const blocksOf = (n: number, group: number) => Math.max(Math.ceil(wholeOf(n) / (4 * group)), 1);

/** As many as the smallest blocks need. */
export function threePassScratch({ n }: ScanParams): TensorSpecs {
  const blocks = blocksOf(n, groupOf(n, true));
  return { sums: floats(blocks), offsets: floats(blocks) };
}

/** Whole vectors first, then the numbers that fill none; either may be absent. */
export function threePassPasses({ n }: ScanParams, { software }: GpuCapabilities): readonly GpuPass[] {
  const group = groupOf(n, software);
  const whole = wholeOf(n);
  const blocks = blocksOf(n, group);
  const scanned = pass('three-pass', threePassCode, ['x', 'offsets', 'y'], [whole], blocks);
  const body = [
    sumsOfStretches('x', 'sums', 4 * whole, 4 * group, group),
    pass('block-offsets', blockOffsetsCode, ['sums', 'offsets'], [blocks], 1),
    { ...scanned, constants: { GROUP: group } },
  ];
  const tail = n % 4 > 0 ? [pass('tail', tailCode, ['x', 'y'], [4 * whole, n], 1)] : [];
  return [...(whole > 0 ? body : []), ...tail];
}
