/** The same queries, keys and values in the layouts that libraries want. */
import type { DenseLayout } from '../../../engine/contract.ts';
import { causalMask, floats } from '../../peers/problem.ts';
import type { AttentionParams } from '../definition.ts';

/** Heads first, as the workload has them, and the mask. */
export const headsFirst: DenseLayout<AttentionParams> = {
  inputs: ({ q, k, v }, { t, d, heads }) => [
    ...[q, k, v].map((data) => ({ data: floats(data), shape: [heads, t, d] })),
    { data: causalMask(t), shape: [t, t] },
  ],
  outputShape: ({ t, d, heads }) => [heads, t, d],
  outputs: (data) => ({ output: new Float32Array(data) }),
};

/** Tokens first: heads are brought beside each other before the upload and apart after reading. */
export const tokensFirst: DenseLayout<AttentionParams> = {
  inputs: ({ q, k, v }, { t, d, heads }) =>
    [q, k, v].map((data) => ({ data: swapped(floats(data), heads, t, d), shape: [t, heads, d] })),
  outputShape: ({ t, d, heads }) => [t, heads, d],
  outputs: (data, { t, d, heads }) => ({ output: swapped(data, t, heads, d) }),
};

/** [outer, inner, d] to [inner, outer, d]. */
function swapped(data: Float32Array, outer: number, inner: number, d: number): Float32Array<ArrayBuffer> {
  const turned = new Float32Array(data.length);
  for (let i = 0; i < outer; i++) {
    for (let j = 0; j < inner; j++) {
      const at = (i * inner + j) * d;
      turned.set(data.subarray(at, at + d), (j * outer + i) * d);
    }
  }
  return turned;
}
