/** The JavaScript kernel: sums in float64, rounded once when they are stored. */
import type { Tensors } from '../../engine/contract.ts';
import type { MatmulParams } from '../matmul/definition.ts';

export function multiplyTextbook({ a, b, c }: Tensors, { m, k, n }: MatmulParams): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += a[i * k + p] * b[j * k + p];
      c[i * n + j] = sum;
    }
  }
}
