/** The JavaScript kernel. Terms and sums are doubles, results are f32. */
import type { Tensors } from '../../engine/contract.ts';
import type { SoftmaxParams } from './definition.ts';

/** Rows [begin, end). */
export function softmaxRows({ x, y }: Tensors, { n }: SoftmaxParams, begin: number, end: number): void {
  for (let row = begin; row < end; row++) {
    const first = row * n;
    const last = first + n;
    let highest = x[first];
    for (let i = first + 1; i < last; i++) if (x[i] > highest) highest = x[i];
    let sum = 0;
    for (let i = first; i < last; i++) {
      const term = Math.exp(x[i] - highest);
      y[i] = term;
      sum += term;
    }
    const scale = 1 / sum;
    for (let i = first; i < last; i++) y[i] *= scale;
  }
}
