/** The JavaScript kernels. Numbers of JavaScript are float64: only what is stored is rounded to f32. */
import type { Tensors } from '../../engine/contract.ts';
import { BLOCK } from './blocks.ts';

export function sumInOneChain({ x, sum }: Tensors): void {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i];
  sum[0] = total;
}

export function sumInChains({ x, sum }: Tensors): void {
  sum[0] = sumOf(x, 0, x.length);
}

/** Numbers [begin, end), in eight chains: an addition takes some cycles, and a core starts one or two in each. */
function sumOf(x: Tensors[string], begin: number, end: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  let i = begin;
  for (; i + 8 <= end; i += 8) {
    a += x[i];
    b += x[i + 1];
    c += x[i + 2];
    d += x[i + 3];
    e += x[i + 4];
    f += x[i + 5];
    g += x[i + 6];
    h += x[i + 7];
  }
  for (; i < end; i++) a += x[i];
  return a + b + (c + d) + (e + f + (g + h));
}

/** Blocks [begin, end) of x to their sums. */
export function sumBlocks({ x, partials }: Tensors, begin: number, end: number): void {
  for (let block = begin; block < end; block++) {
    partials[block] = sumOf(x, block * BLOCK, Math.min((block + 1) * BLOCK, x.length));
  }
}

export function sumPartials({ partials, sum }: Tensors): void {
  sum[0] = sumOf(partials, 0, partials.length);
}
