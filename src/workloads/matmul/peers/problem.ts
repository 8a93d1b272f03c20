import type { DenseLayout } from '../../../engine/contract.ts';
import { floats } from '../../peers/problem.ts';
import type { MatmulParams } from '../definition.ts';

/** Row-major, as every library here has it. */
export const problem: DenseLayout<MatmulParams> = {
  inputs: ({ a, b }, { m, k, n }) => [
    { data: floats(a), shape: [m, k] },
    { data: floats(b), shape: [k, n] },
  ],
  outputShape: ({ m, n }) => [m, n],
  outputs: (data) => ({ c: new Float32Array(data) }),
};
