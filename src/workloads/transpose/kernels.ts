/** The JavaScript kernels. `a` is [m, n], `t` is [n, m], both row-major. */
import type { Tensors } from '../../engine/contract.ts';
import type { TransposeParams } from './definition.ts';

/** All of it, along the rows of `t`: each step reads from another row of `a`. */
export function transposeNaive({ a, t }: Tensors, { m, n }: TransposeParams): void {
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < m; column++) t[row * m + column] = a[column * n + row];
  }
}

/** Side of a block: a cache line of 64 bytes holds as many floats, so that of a line that was fetched all is used. */
const BLOCK = 16;

/** Rows [begin, end) of `t`, block by block. */
export function transposeBlocked({ a, t }: Tensors, { m, n }: TransposeParams, begin: number, end: number): void {
  for (let top = begin; top < end; top += BLOCK) {
    const bottom = Math.min(top + BLOCK, end);
    for (let left = 0; left < m; left += BLOCK) {
      const right = Math.min(left + BLOCK, m);
      for (let row = top; row < bottom; row++) {
        for (let column = left; column < right; column++) t[row * m + column] = a[column * n + row];
      }
    }
  }
}
