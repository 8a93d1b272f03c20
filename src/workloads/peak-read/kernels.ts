/** The JavaScript kernel, which is the reference as well: sums modulo 2³² leave no room. */
import type { Tensors } from '../../engine/contract.ts';
import { BLOCK } from '../peak-memory.ts';

export function sumBlocks({ words, sums }: Tensors): void {
  for (let block = 0; block < sums.length; block++) {
    let sum = 0;
    for (let i = block * BLOCK; i < (block + 1) * BLOCK; i++) sum = (sum + words[i]) | 0;
    sums[block] = sum;
  }
}
