import { floats, type PeerProblem } from '../../peers/problem.ts';
import type { MatmulParams } from '../definition.ts';

/** Row-major, as every library here has it. */
export const problem: PeerProblem<MatmulParams> = {
  inputs: ({ a, b }, { m, k, n }) => [
    { data: floats(a), shape: [m, k] },
    { data: floats(b), shape: [k, n] },
  ],
  outputShape: ({ m, n }) => [m, n],
  outputs: (data) => ({ c: new Float32Array(data) }),
};
