/**
 * The JavaScript kernels. Two branches of equal cost that a compiler cannot merge: the same four operations in another
 * order, with other constants, modulo 2³².
 */
import type { Tensors } from '../../engine/contract.ts';
import type { DivergenceParams } from './definition.ts';

/** Where a number is after `steps` steps along branch 0 or 1. */
export function walk(start: number, branch: number, steps: number): number {
  let x = start;
  if (branch === 0) {
    for (let n = 0; n < steps; n++) x = (Math.imul(x ^ (x >>> 16), 0x7feb352d) + 0x9e3779b9) | 0;
  } else {
    for (let n = 0; n < steps; n++) {
      x = (Math.imul(x, 0x846ca68b) + 0x85ebca6b) | 0;
      x ^= x >>> 15;
    }
  }
  return x >>> 0;
}

/** Elements [begin, end). */
export function walkRange(io: Tensors, { steps }: DivergenceParams, begin: number, end: number): void {
  for (let i = begin; i < end; i++) io.end[i] = walk(io.start[i], io.branch[i], steps);
}
