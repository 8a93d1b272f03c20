/** The tree of reduction/sequential.wgsl with barriers in fewer places. Pure. */
import sequentialCode from '../../../shaders/reduction/sequential.wgsl?raw';
import { type Position, WAVE } from './positions.ts';

export const SHADER = 'reduction/sequential.wgsl';

/** The tree as one case. */
export const treeOf = (n: number): string => `reduction:sequential:n=${n}`;

const BARRIER = 'workgroupBarrier();';
/** A line of its own: before the loop indented by two places, in the loop by four. */
const EVERY = /^ *workgroupBarrier\(\);\n/gm;
const IN_LOOP = /^ {4}workgroupBarrier\(\);$/m;

const early = (code: string) => code.replace(IN_LOOP, `    if (half > ${WAVE}) {\n      ${BARRIER}\n    }`);

/** @throws Error where the file no longer has the barriers that are taken away here */
export function kernelWith(position: Position): string {
  if (sequentialCode.match(EVERY)?.length !== 2 || !IN_LOOP.test(sequentialCode)) {
    throw new Error(`${SHADER} has other barriers than before its loop and in it.`);
  }
  if (position === 'every') return sequentialCode;
  return position === 'early' ? early(sequentialCode) : sequentialCode.replace(EVERY, '');
}
