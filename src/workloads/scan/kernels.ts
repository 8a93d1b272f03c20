/** The JavaScript kernels. Numbers of JavaScript are float64: only what is stored is rounded to f32. */
import type { Tensors } from '../../engine/contract.ts';
import { BLOCK } from './blocks.ts';

export function scanAll({ x, y }: Tensors): void {
  scanFrom(x, y, 0, x.length, 0);
}

/** Elements [begin, end) of y; `before` is the sum of all before `begin`. */
function scanFrom(x: Tensors[string], y: Tensors[string], begin: number, end: number, before: number): void {
  let total = before;
  for (let i = begin; i < end; i++) {
    total += x[i];
    y[i] = total;
  }
}

/** Elements [begin, end) added up, in four chains: one addition need not wait for the other. */
function sumOf(x: Tensors[string], begin: number, end: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = begin;
  for (; i + 4 <= end; i += 4) {
    a += x[i];
    b += x[i + 1];
    c += x[i + 2];
    d += x[i + 3];
  }
  for (; i < end; i++) a += x[i];
  return a + b + (c + d);
}

/** The sums of rows [begin, end). Row r is block r from the end: the first blocks are in a cache when `scan` begins. */
export function sumBlocks({ x, sums }: Tensors, begin: number, end: number): void {
  for (let row = begin; row < end; row++) {
    const block = sums.length - 1 - row;
    sums[block] = sumOf(x, block * BLOCK, Math.min((block + 1) * BLOCK, x.length));
  }
}

export function offsetBlocks({ sums, offsets }: Tensors): void {
  let before = 0;
  for (let block = 0; block < sums.length; block++) {
    offsets[block] = before;
    before += sums[block];
  }
}

/** Elements [begin, end), which need not begin with a block. */
export function scanBlocks({ x, y, offsets }: Tensors, begin: number, end: number): void {
  for (let at = begin; at < end; ) {
    const block = Math.floor(at / BLOCK);
    const last = Math.min((block + 1) * BLOCK, end);
    scanFrom(x, y, at, last, offsets[block] + sumOf(x, block * BLOCK, at));
    at = last;
  }
}
