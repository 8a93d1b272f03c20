/** Reads tokens a second out of what was measured of the language model. Pure. */
import { type Duel, duel } from '../../results/contest.ts';
import type { SummaryRow } from '../../results/summary.ts';
import type { Results } from '../lesson.ts';
import type { Side } from '../one-token-at-a-time/readings.ts';
import { fastest, kernelMs, rowsOf } from '../results.ts';
import type { Bits } from './runs.ts';

export type Task = 'prefill' | 'decode';

interface Wanted {
  readonly b?: number;
  readonly bits?: Bits;
}

/** The fastest row of a side at a task; null where none has a time. */
export function bestAt(
  results: Results,
  run: string,
  side: Side,
  task: Task,
  { b = 1, bits = 32 }: Wanted = {},
): SummaryRow | null {
  const rows = rowsOf(results, run).filter(
    ({ workload, params }) =>
      workload === 'language' &&
      params.task === task &&
      params.b === b &&
      (task === 'prefill' || Number(params.bits) === bits),
  );
  return fastest(rows, side);
}

/** Tokens a second for all sequences together: those of the prompt that is taken in, or one more for each. */
export function tokensOf(row: SummaryRow | null): number | null {
  const ms = kernelMs(row);
  if (!row || ms === null) return null;
  const each = row.params.task === 'prefill' ? Number(row.params.t) : 1;
  return (Number(row.params.b) * each * 1000) / ms;
}

/** What a side reads and writes in a second, for one reader. */
export interface Speeds {
  readonly reads: number;
  readonly writes: number;
  /** Where nothing is kept, a token takes as long as the whole text that it is added to. */
  readonly writesAnew: number;
}

export function speedsOf(results: Results, side: Side): Speeds | null {
  const prompt = bestAt(results, 'speed', side, 'prefill');
  const [reads, writes, ms] = [tokensOf(prompt), tokensOf(bestAt(results, 'speed', side, 'decode')), kernelMs(prompt)];
  return reads === null || writes === null || ms === null ? null : { reads, writes, writesAnew: 1000 / ms };
}

/** The best of the GPU (first) against the best of the CPU; null where a side has no time. */
export function contestOf(results: Results, task: Task): Duel | null {
  const [gpu, cpu] = (['gpu', 'cpu'] as const).map((side) => bestAt(results, 'speed', side, task));
  return gpu && cpu && duel(gpu, cpu);
}

/** How many times as many tokens all cores come to as one; null where one of them has no time. */
export function gainOfCores(results: Results, task: Task): number | null {
  const rows = rowsOf(results, 'speed').filter(
    ({ workload, params }) => workload === 'language' && params.task === task,
  );
  const [one, all] = ['wasm', 'wasm-threads'].map((variant) =>
    kernelMs(rows.find((row) => row.variant === variant) ?? null),
  );
  return one === null || all === null ? null : one / all;
}

/** GB/s at which memory was read, of a side. */
export const readRate = (results: Results, side: Side): number | null =>
  fastest(
    rowsOf(results, 'speed').filter(({ workload }) => workload === 'peak-read'),
    side,
  )?.gbps ?? null;

/** Whether the figures of a run are a side's own, and not from another machine. */
export const isOwn = (results: Results, run: string, side: Side): boolean => side === 'cpu' || !results[run]?.recorded;
