/** Reads times and rates of the product of a matrix and a few columns out of what was measured. Pure. */
import type { SummaryRow } from '../../results/summary.ts';
import type { Results } from '../lesson.ts';
import { fastest, kernelMs, rowsOf } from '../results.ts';
import { COLUMNS } from './runs.ts';

export type Side = 'gpu' | 'cpu';

export const SIDES: readonly Side[] = ['gpu', 'cpu'];
export const NAMES = { gpu: 'GPU', cpu: 'CPU' } as const;

/** The fastest row of a side with so many columns, of a format; null where none has a time. */
export function bestAt(results: Results, run: string, side: Side, b: number, weights?: string): SummaryRow | null {
  const rows = rowsOf(results, run).filter(
    ({ workload, params }) =>
      workload === 'matvec' && params.b === b && (weights === undefined || params.weights === weights),
  );
  return fastest(rows, side);
}

/** GB/s at which the machine was seen to read. */
export const readRate = (results: Results, side: Side): number | null =>
  fastest(
    rowsOf(results, 'columns').filter(({ workload }) => workload === 'peak-read'),
    side,
  )?.gbps ?? null;

/** What so many columns take, as a multiple of one column's time. */
export function timesOne(results: Results, side: Side, b: number): number | null {
  const [one, many] = [1, b].map((columns) => kernelMs(bestAt(results, 'columns', side, columns)));
  return one === null || many === null ? null : many / one;
}

export interface Line {
  readonly b: number;
  readonly ms: number;
  /** GB/s, each tensor counted once. */
  readonly gbps: number | null;
  readonly gflops: number | null;
}

/** By number of columns, as far as a side was timed. */
export const linesOf = (results: Results, side: Side): readonly Line[] =>
  COLUMNS.flatMap((b) => {
    const row = bestAt(results, 'columns', side, b);
    const ms = kernelMs(row);
    return row && ms !== null ? [{ b, ms, gbps: row.gbps, gflops: row.gflops }] : [];
  });
