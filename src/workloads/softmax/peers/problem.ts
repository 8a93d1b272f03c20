import type { DenseLayout } from '../../../engine/contract.ts';
import { floats } from '../../peers/problem.ts';
import type { SoftmaxParams } from '../definition.ts';

/** Row-major, as every library here has it. */
export const problem: DenseLayout<SoftmaxParams> = {
  inputs: ({ x }, { m, n }) => [{ data: floats(x), shape: [m, n] }],
  outputShape: ({ m, n }) => [m, n],
  outputs: (data) => ({ y: new Float32Array(data) }),
};
