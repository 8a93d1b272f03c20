/** The JavaScript kernels. A step is x ← (x ⊕ (x >> 16))·M + A modulo 2³²; each needs the result of the one before. */
import type { Tensors } from '../../engine/contract.ts';
import { GROUP, type ParallelSlotsParams } from './definition.ts';

const M = 0x7feb352d;
const A = 0x9e3779b9;

/** What one invocation makes of its number. */
export function work(start: number, steps: number): number {
  let x = start;
  for (let n = 0; n < steps; n++) x = (Math.imul(x ^ (x >>> 16), M) + A) | 0;
  return x >>> 0;
}

/** Workgroups [begin, end), four invocations side by side, so that one's arithmetic fills the others' waiting. */
export function workGroups(io: Tensors, { steps }: ParallelSlotsParams, begin: number, end: number): void {
  const { start } = io;
  for (let i = begin * GROUP; i < end * GROUP; i += 4) {
    let a: number = start[i];
    let b: number = start[i + 1];
    let c: number = start[i + 2];
    let d: number = start[i + 3];
    for (let n = 0; n < steps; n++) {
      a = (Math.imul(a ^ (a >>> 16), M) + A) | 0;
      b = (Math.imul(b ^ (b >>> 16), M) + A) | 0;
      c = (Math.imul(c ^ (c >>> 16), M) + A) | 0;
      d = (Math.imul(d ^ (d >>> 16), M) + A) | 0;
    }
    io.end[i] = a;
    io.end[i + 1] = b;
    io.end[i + 2] = c;
    io.end[i + 3] = d;
  }
}
