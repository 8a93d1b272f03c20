/**
 * The JavaScript kernels. One step is x ← (x ⊕ (x >> 16))·M + A modulo 2³².
 *
 * Not x ← M·x + A: two such steps make another of the same kind, so that a scan spreads a long chain over many threads.
 * The exclusive or with a shift does not commute with multiplication, and no way is known to jump ahead.
 */
import type { Tensors } from '../../engine/contract.ts';
import type { DependentChainParams } from './definition.ts';

const M = 0x7feb352d;
const A = 0x9e3779b9;

/** Where a chain is after `steps` steps. */
export function follow(start: number, steps: number): number {
  let x = start;
  for (let n = 0; n < steps; n++) x = (Math.imul(x ^ (x >>> 16), M) + A) | 0;
  return x >>> 0;
}

/** Chains [begin, end), one after the other. */
export function followEach(io: Tensors, { steps }: DependentChainParams, begin: number, end: number): void {
  for (let chain = begin; chain < end; chain++) io.end[chain] = follow(io.start[chain], steps);
}

/** Chains [begin, end), four side by side. */
export function followFour(io: Tensors, p: DependentChainParams, begin: number, end: number): void {
  const { start } = io;
  let chain = begin;
  for (; chain + 4 <= end; chain += 4) {
    let a: number = start[chain];
    let b: number = start[chain + 1];
    let c: number = start[chain + 2];
    let d: number = start[chain + 3];
    for (let n = 0; n < p.steps; n++) {
      a = (Math.imul(a ^ (a >>> 16), M) + A) | 0;
      b = (Math.imul(b ^ (b >>> 16), M) + A) | 0;
      c = (Math.imul(c ^ (c >>> 16), M) + A) | 0;
      d = (Math.imul(d ^ (d >>> 16), M) + A) | 0;
    }
    io.end[chain] = a;
    io.end[chain + 1] = b;
    io.end[chain + 2] = c;
    io.end[chain + 3] = d;
  }
  followEach(io, p, chain, end);
}
