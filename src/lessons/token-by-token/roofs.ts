/** Where reading and writing stand below this machine's roofs. Pure. */
import { type Limits, limitsIn } from '../../results/roofline.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { peakFma } from '../../workloads/peak-fma/index.ts';
import { peakRead } from '../../workloads/peak-read/index.ts';
import type { Results } from '../lesson.ts';
import { fastest, rowsOf } from '../results.ts';
import { text } from '../text.ts';
import { type Spot, spotsIn, type Work } from '../your-roofline/spots.ts';
import { bestAt, type Task } from './readings.ts';
import { READERS } from './runs.ts';

/** By arithmetic, and by memory that is read alone; null where a side has no whole roof. */
export const roofsOf = (results: Results): Limits | null => limitsIn(rowsOf(results, 'speed'), [peakFma, peakRead]);

const does = (task: Task) => (row: SummaryRow) => row.workload === 'language' && row.params.task === task;

/** By rising intensity. */
export const WORKS: readonly Work[] = [
  { id: 'decode', label: text('Writing: one token more', '写（多写一个 token）'), is: does('decode') },
  { id: 'prefill', label: text('Reading: a prompt at once', '读（一次读完提示词）'), is: does('prefill') },
];

const bestOfSides = (rows: readonly SummaryRow[]) =>
  (['gpu', 'cpu'] as const).flatMap((side) => fastest(rows, side) ?? []);

/** Reading and writing below the roof of each side, by the best that it has. */
export function spotsOf(results: Results): Spot[] {
  const rows = rowsOf(results, 'speed');
  return spotsIn(
    WORKS.flatMap(({ is }) => bestOfSides(rows.filter((row) => is?.(row)))),
    roofsOf(results),
  );
}

/** Writing for more and more readers, with weights of 32 bits. */
export function climbOf(results: Results): Spot[] {
  const rows = READERS.flatMap((b) =>
    (['gpu', 'cpu'] as const).flatMap((side) => bestAt(results, 'readers', side, 'decode', { b }) ?? []),
  );
  return spotsIn(rows, roofsOf(results));
}
