/** The JavaScript kernel. Sums are doubles: JavaScript has no other arithmetic. */
import type { Tensors } from '../../engine/contract.ts';
import type { DepthwiseParams } from './definition.ts';

/** Rows [begin, end) of the output. */
export function convolveRows(io: Tensors, { size, height, k }: DepthwiseParams, begin: number, end: number): void {
  const { image, weights, output } = io;
  const radius = (k - 1) / 2;
  for (let y = begin; y < end; y++) {
    const top = Math.max(0, radius - y);
    const bottom = Math.min(k, height + radius - y);
    for (let x = 0; x < size; x++) {
      const left = Math.max(0, radius - x);
      const right = Math.min(k, size + radius - x);
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let i = top; i < bottom; i++) {
        let tap = 4 * (i * k + left);
        let at = 4 * ((y + i - radius) * size + x + left - radius);
        for (let j = left; j < right; j++, tap += 4, at += 4) {
          s0 += weights[tap] * image[at];
          s1 += weights[tap + 1] * image[at + 1];
          s2 += weights[tap + 2] * image[at + 2];
          s3 += weights[tap + 3] * image[at + 3];
        }
      }
      const target = 4 * (y * size + x);
      output[target] = s0;
      output[target + 1] = s1;
      output[target + 2] = s2;
      output[target + 3] = s3;
    }
  }
}
