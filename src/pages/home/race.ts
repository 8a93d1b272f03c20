/** The race: who runs it, and what may be said about its outcome. Pure. */
import { inverse, type Ratio } from '../../engine/stats/ratio.ts';
import type { Format } from '../../i18n/format.ts';
import { bestOfSides, fastest, isMeasuredEndToEnd, type SidesDuel, sideOf } from '../../results/contest.ts';
import type { SummaryRow } from '../../results/summary.ts';

/** Whose run it is, in the run store. */
export const RACE = 'race';

/** Variants of matmul, in the order of the lanes. */
export const CONTENDERS = ['tuned', 'tiled', 'wasm-threads', 'js-textbook'] as const;
export type Contender = (typeof CONTENDERS)[number];

/** The two that race: the best of each. */
export const SIDES = ['gpu', 'cpu'] as const;
export type RaceSide = (typeof SIDES)[number];

export const sideOfContender = (contender: Contender): RaceSide =>
  contender === 'tuned' || contender === 'tiled' ? 'gpu' : 'cpu';

/** The fastest row of a side so far; null while it has none. */
export const bestOf = (side: RaceSide, rows: readonly (SummaryRow | null)[]): SummaryRow | null =>
  fastest(rows.filter((row) => row !== null && sideOf(row.on) === side) as SummaryRow[], 'kernel', (row) => row)?.of ??
  null;

interface Pair {
  readonly gpu: SummaryRow;
  readonly cpu: SummaryRow;
  /** How many times the faster kernel is faster. */
  readonly ratio: Ratio;
}

export type Verdict =
  /**
   * `endToEnd`: best of each side with the copies counted, the GPU first; null where no round trip was measured, or
   * where it is too noisy, or of too few samples, to tell who is ahead.
   */
  | (Pair & { readonly kind: 'gpu'; readonly endToEnd: SidesDuel | null })
  | (Pair & { readonly kind: 'cpu' | 'tie' | 'noisy' | 'unsure' })
  | { readonly kind: 'cpu-only'; readonly cpu: SummaryRow }
  | { readonly kind: 'gpu-only'; readonly gpu: SummaryRow }
  | { readonly kind: 'none' };

/** Best GPU against best CPU, nothing else. */
export function verdictOf(rows: readonly SummaryRow[]): Verdict {
  const fought = bestOfSides(rows);
  if (!fought) {
    const one = fastest(rows, 'kernel', (row) => row)?.of;
    if (!one) return { kind: 'none' };
    return one.on === 'gpu' ? { kind: 'gpu-only', gpu: one } : { kind: 'cpu-only', cpu: one };
  }
  const { gpu, cpu, ratio, outcome } = fought;
  if (outcome === 'second') return { kind: 'cpu', gpu, cpu, ratio: inverse(ratio) };
  if (outcome !== 'first') return { kind: outcome, gpu, cpu, ratio };
  const endToEnd = bestOfSides(rows, 'endToEnd');
  return { kind: 'gpu', gpu, cpu, ratio, endToEnd: endToEnd && tellsOfCopies(endToEnd) ? endToEnd : null };
}

/** Sums of parts have no samples at all, and are told as what they are. */
const tellsOfCopies = ({ outcome, gpu, cpu }: SidesDuel): boolean =>
  outcome !== 'noisy' && !(outcome === 'unsure' && isMeasuredEndToEnd(gpu) && isMeasuredEndToEnd(cpu));

/** Whether the copies leave the GPU ahead, make the two even, or put the CPU ahead. */
export function afterCopies({ outcome, ratio }: Pick<SidesDuel, 'outcome' | 'ratio'>): 'ahead' | 'even' | 'behind' {
  if (outcome !== 'first' && outcome !== 'second' && ratio.tie) return 'even';
  return ratio.median > 1 ? 'ahead' : 'behind';
}

/** Variants of matmul that use every core. */
export const usesAllCores = (row: SummaryRow): boolean => row.variant === 'wasm-threads' || row.on === 'workers';

/** How many times, without a sign; what is barely faster gets a digit more, as nothing is “1× faster”. */
export const timesText = (ratio: number, { number, factor }: Pick<Format, 'number' | 'factor'>): string =>
  ratio > 1 && ratio < 1.1 ? number(ratio) : factor(ratio);
