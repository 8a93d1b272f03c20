/** The JavaScript kernel. Sums are doubles: JavaScript has no other arithmetic. */
import type { Tensors } from '../../engine/contract.ts';
import { type AttentionParams, scaleOf } from './definition.ts';

/** A query at a time: its scores, their exponentials, and the sum of the values that these weigh. */
export function attend({ q, k, v, output }: Tensors, p: AttentionParams): void {
  const { t, d, heads } = p;
  const scale = scaleOf(p);
  const weights = new Float64Array(t);
  const sums = new Float64Array(d);
  for (let row = 0; row < heads * t; row++) {
    const token = row % t;
    const base = (row - token) * d;
    let most = -Infinity;
    for (let j = 0, at = base; j <= token; j++) {
      let score = 0;
      for (let c = 0; c < d; c++, at++) score += q[row * d + c] * k[at];
      weights[j] = score * scale;
      most = Math.max(most, weights[j]);
    }
    let total = 0;
    sums.fill(0);
    for (let j = 0, at = base; j <= token; j++) {
      const weight = Math.exp(weights[j] - most);
      total += weight;
      for (let c = 0; c < d; c++, at++) sums[c] += weight * v[at];
    }
    for (let c = 0; c < d; c++) output[row * d + c] = sums[c] / total;
  }
}
