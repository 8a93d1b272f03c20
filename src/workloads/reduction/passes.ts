/** The GPU variants' dispatches. */

import atomicCode from '../../../shaders/reduction/atomic.wgsl?raw';
import atomicClearCode from '../../../shaders/reduction/atomic-clear.wgsl?raw';
import atomicSumCode from '../../../shaders/reduction/atomic-sum.wgsl?raw';
import interleavedCode from '../../../shaders/reduction/interleaved.wgsl?raw';
import sequentialCode from '../../../shaders/reduction/sequential.wgsl?raw';
import subgroupsCode from '../../../shaders/reduction/subgroups.wgsl?raw';
import twoPassCode from '../../../shaders/reduction/two-pass.wgsl?raw';
import vec4Code from '../../../shaders/reduction/vec4.wgsl?raw';
import type { GpuCapabilities, GpuPass, TensorSpecs } from '../../engine/contract.ts';
import { linePass } from '../line-pass.ts';
import type { ReductionParams } from './definition.ts';

/** Threads of a workgroup; GROUP of the shaders. */
const GROUP = 256;
/** Vectors of a thread in vec4.wgsl and subgroups.wgsl. */
const VECTORS = 2;
/** Workgroups of two-pass.wgsl: about as many threads as an H100 runs at once. */
const MOST_STRETCHES = 1024;
const HARDWARE = { group: GROUP, turns: 1 } as const;
/**
 * A software adapter changes from thread to thread at every barrier, which takes longer than many additions: few threads,
 * each with many turns of the loop, as long as every core has some.
 */
const SOFTWARE = { group: 16, turns: 64 } as const;

/** Half a unit of atomic.wgsl: the most that fixed point changes a number by. */
export const FIXED_POINT_ERROR = 2 ** -31;

const pass = linePass('reduction');

export const total: TensorSpecs = { total: { dtype: 'u32', shape: [2] } };

export const atomicPasses = ({ n }: ReductionParams): readonly GpuPass[] => [
  pass('atomic-clear', atomicClearCode, ['total'], [], 1),
  pass('atomic', atomicCode, ['x', 'total'], [n], Math.ceil(n / GROUP)),
  pass('atomic-sum', atomicSumCode, ['total', 'sum'], [], 1),
];

const vectorsOf = (n: number) => Math.floor(n / 4);

/** How many sums a pass of n numbers leaves. */
const sumsOfSingles = (n: number) => Math.ceil(n / GROUP);
const sumsOfVectors = (n: number) => (n < 4 ? 1 : Math.ceil(vectorsOf(n) / (VECTORS * GROUP)));

const scratchOf =
  (sumsOf: (n: number) => number) =>
  ({ n }: ReductionParams): TensorSpecs => ({
    partials: { dtype: 'f32', shape: [sumsOf(n)] },
    fewer: { dtype: 'f32', shape: [sumsOf(sumsOf(n))] },
  });

export const singlesScratch = scratchOf(sumsOfSingles);
export const vectorsScratch = scratchOf(sumsOfVectors);

/** Pass after pass, each over what the one before left, until one number is left. */
function untilOne(
  n: number,
  sumsOf: (n: number) => number,
  passOf: (from: string, to: string, n: number) => GpuPass,
): readonly GpuPass[] {
  const passes: GpuPass[] = [];
  let from = 'x';
  let left = n;
  do {
    const sums = sumsOf(left);
    const to = sums === 1 ? 'sum' : passes.length % 2 ? 'fewer' : 'partials';
    passes.push(passOf(from, to, left));
    from = to;
    left = sums;
  } while (left > 1);
  return passes;
}

const singles = (name: string, code: string) => (from: string, to: string, n: number) =>
  pass(name, code, [from, to], [n], sumsOfSingles(n));

const sequential = singles('sequential', sequentialCode);

/** Fewer numbers than fill a vector cannot be bound as vectors. */
const vectors = (name: string, code: string) => (from: string, to: string, n: number) =>
  n < 4 ? sequential(from, to, n) : pass(name, code, [from, from, to], [n], sumsOfVectors(n));

export const interleavedPasses = ({ n }: ReductionParams) =>
  untilOne(n, sumsOfSingles, singles('interleaved', interleavedCode));
export const sequentialPasses = ({ n }: ReductionParams) => untilOne(n, sumsOfSingles, sequential);
export const vec4Passes = ({ n }: ReductionParams) => untilOne(n, sumsOfVectors, vectors('vec4', vec4Code));
export const subgroupsPasses = ({ n }: ReductionParams) =>
  untilOne(n, sumsOfVectors, vectors('subgroups', subgroupsCode));

export const stretchesScratch: TensorSpecs = { partials: { dtype: 'f32', shape: [MOST_STRETCHES] } };

/** Sums of stretches of `stretch` vectors each; n is 4 at least. */
export const sumsOfStretches = (from: string, to: string, n: number, stretch: number, group = GROUP): GpuPass => ({
  ...pass('two-pass', twoPassCode, [from, from, to], [n, stretch], Math.ceil(vectorsOf(n) / stretch)),
  constants: { GROUP: group },
});

export function twoPassPasses({ n }: ReductionParams, { software }: GpuCapabilities): readonly GpuPass[] {
  const { group, turns } = software ? SOFTWARE : HARDWARE;
  /** In vectors. */
  const turn = 4 * group;
  const stretch = Math.max(Math.ceil(vectorsOf(n) / MOST_STRETCHES / turn), turns) * turn;
  const sums = Math.max(Math.ceil(vectorsOf(n) / stretch), 1);
  const into = (from: string, to: string, count: number, length: number) =>
    count < 4 ? sequential(from, to, count) : sumsOfStretches(from, to, count, length, group);
  if (sums === 1) return [into('x', 'sum', n, stretch)];
  return [into('x', 'partials', n, stretch), into('partials', 'sum', sums, sums)];
}
