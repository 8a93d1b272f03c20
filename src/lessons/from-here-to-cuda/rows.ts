/**
 * Kernels in CUDA and WGSL, cut where a part of one says what a part of the other does. Pure.
 *
 * The .cu files are compiled by `nvcc -std=c++17 -Werror all-warnings -arch=sm_75 -c FILE` (toolkit 13.0; also for sm_80,
 * sm_90 and sm_100) without a warning. That takes no card; they have not been run on one.
 */
import multiplyWgsl from '../../../shaders/matmul/tiled.wgsl?raw';
import sumWgsl from '../../../shaders/reduction/subgroups.wgsl?raw';
import addWgsl from '../../../shaders/vector-add/scalar.wgsl?raw';
import type { LocalText } from '../../engine/contract.ts';
import { withoutOrigin } from '../../tooling/without-origin.mjs';
import { text } from '../text.ts';
import addCuda from './add.cu?raw';
import multiplyCuda from './multiply.cu?raw';
import sumCuda from './sum.cu?raw';

/** Lines that belong together; an empty side has no counterpart. */
export interface Row {
  readonly cuda: readonly string[];
  readonly wgsl: readonly string[];
}

export interface Pair {
  readonly id: string;
  readonly label: LocalText;
  readonly rows: readonly Row[];
}

/** A row begins at the next line that contains its text; null: nothing on this side. */
type Cut = readonly [cuda: string | null, wgsl: string | null];

/** @throws Error for a text that is not there, or not in this order */
function parts(lines: readonly string[], starts: readonly (string | null)[]): readonly (readonly string[])[] {
  let from = -1;
  const at = starts.map((start) => {
    if (start === null) return null;
    from = lines.findIndex((line, index) => index > from && line.includes(start));
    if (from < 0) throw new Error(`No line with '${start}' is left.`);
    return from;
  });
  return at.map((begin, index) => {
    if (begin === null) return [];
    const end = at.slice(index + 1).find((next) => next !== null) ?? lines.length;
    return lines.slice(begin, end);
  });
}

/** @param dispatch what the page does where CUDA’s side launches */
function pairOf(
  id: string,
  label: LocalText,
  cuda: string,
  wgsl: string,
  cuts: readonly Cut[],
  dispatch: string,
): Pair {
  const [kernel, launch] = cuda.trimEnd().split('\n\nvoid launch');
  const left = parts(
    kernel.split('\n'),
    cuts.map(([start]) => start),
  );
  const right = parts(
    withoutOrigin(wgsl.trimEnd().split('\n')),
    cuts.map(([, start]) => start),
  );
  const host = { cuda: `void launch${launch}`.split('\n'), wgsl: dispatch.split('\n') };
  return { id, label, rows: [...left.map((part, index) => ({ cuda: part, wgsl: right[index] })), host].map(trimmed) };
}

/** Rows stand apart by themselves. */
const trimmed = ({ cuda, wgsl }: Row): Row => ({ cuda: withoutLastBlank(cuda), wgsl: withoutLastBlank(wgsl) });
const withoutLastBlank = (lines: readonly string[]) => lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);

const add = pairOf(
  'add',
  text('Adding two arrays', '两个数组相加'),
  addCuda,
  addWgsl,
  [
    ['constexpr unsigned GROUP', 'const GROUP'],
    ['__global__', 'struct Problem'],
    ['unsigned i =', 'let i ='],
    ['if (i >= n)', 'if (i >= problem.n)'],
    ['c[i] =', 'c[i] ='],
  ],
  'pass.dispatchWorkgroups(Math.ceil(n / 64));',
);

const multiply = pairOf(
  'multiply',
  text('Multiplying matrices in tiles', '分块的矩阵乘法'),
  multiplyCuda,
  multiplyWgsl,
  [
    ['constexpr unsigned TILE', 'const TILE'],
    ['__global__', 'struct Problem'],
    ['unsigned column =', 'let column ='],
    ['float sum =', 'var sum ='],
    ['unsigned alongA', 'let alongA'],
    ['if (row < m', 'if (row < problem.m'],
    ['tileA[place] =', 'tileA[place] ='],
    ['__syncthreads', 'workgroupBarrier'],
    ['for (unsigned p', 'for (var p'],
    ['__syncthreads', 'workgroupBarrier'],
    ['if (row < m', 'if (row < problem.m'],
  ],
  'pass.dispatchWorkgroups(\n  Math.ceil(n / 16),\n  Math.ceil(m / 16),\n);',
);

const sum = pairOf(
  'sum',
  text('A sum by handing over', '递数求和'),
  sumCuda,
  sumWgsl,
  [
    [null, 'enable subgroups'],
    ['constexpr unsigned GROUP', 'const GROUP'],
    ['// What WGSL has a word for', null],
    ['__global__', 'struct Problem'],
    ['unsigned block =', 'let block ='],
    ['float4 four', 'var four'],
    ['if (at < whole)', 'if (at < whole)'],
    ['float mine', 'var mine'],
    ['float ours', 'let ours'],
    ['if (lane == 0)', 'if (lane == 0)'],
    ['__syncthreads', 'workgroupBarrier'],
    ['float some', 'var some'],
    ['float all', 'let all'],
    ['if (thread == 0)', 'if (thread == 0)'],
  ],
  'pass.dispatchWorkgroups(\n  Math.ceil(Math.floor(n / 4) / 512),\n);',
);

export const PAIRS: readonly Pair[] = [add, multiply, sum];
