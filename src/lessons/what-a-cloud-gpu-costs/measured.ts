/** The visitor's own rates, read out of the run. Pure. */
import { type Limits, limitsIn } from '../../results/roofline.ts';
import { peakCopy } from '../../workloads/peak-copy/index.ts';
import { peakFma } from '../../workloads/peak-fma/index.ts';
import type { Results } from '../lesson.ts';
import { fastest, ownRowsOf } from '../results.ts';
import type { Rate } from './estimate.ts';

export const SIDES = ['gpu', 'cpu'] as const;
export type Side = (typeof SIDES)[number];

/** Of the run, null before it and where it found no whole roof. */
export const roofsOf = (results: Results): Limits | null => limitsIn(ownRowsOf(results, 'rate'), [peakFma, peakCopy]);

/** The best multiplication of matrices, GFLOP/s; null where none was timed. */
export function matmulOf(results: Results, side: Side): number | null {
  const rows = ownRowsOf(results, 'rate').filter(({ workload }) => workload === 'matmul');
  return fastest(rows, side)?.gflops ?? null;
}

/** What a side computes when it multiplies matrices, and moves when it only copies: nothing of it is assumed. */
export function ownRate(results: Results, side: Side): Rate | null {
  const gflops = matmulOf(results, side);
  const roof = roofsOf(results)?.[side];
  return gflops !== null && gflops > 0 && roof ? { gflops, gbps: roof.gbps } : null;
}

/** The faster side that was measured whole. */
export function bestOwn(results: Results): { readonly side: Side; readonly rate: Rate } | null {
  const all = SIDES.flatMap((side) => {
    const rate = ownRate(results, side);
    return rate ? [{ side, rate }] : [];
  });
  return all.sort((a, b) => b.rate.gflops - a.rate.gflops)[0] ?? null;
}
