/**
 * Rows against each other: which time counts, who is fastest, by how much, and when nothing may be said. The one home of
 * these rules: charts, race, lessons, comparisons and the command line ask here. Pure.
 */
import type { LibraryVariant, Locale, On, Workload } from '../engine/contract.ts';
import { type Bounds, isNoisy, type Ratio, ratioOf } from '../engine/stats/ratio.ts';
import type { Spread, SummaryRow } from './summary.ts';
import { workloadOf } from './workload-of.ts';

/** `endToEnd`: upload, kernel and readback, as a measured round trip where there is one, else as the sum of the parts. */
export type Clock = 'kernel' | 'endToEnd';

/** Fewer samples than this say nothing of how far they scatter. */
export const LEAST_SAMPLES = 3;

/**
 * Of fewer samples the bootstrap interval of the median is their range, from the least to the greatest, which holds the true
 * median less often: of n samples in 1 − 2^(1−n), so 75% of three, 88% of four, 94% of five.
 */
export const LEAST_OF_INTERVAL = 6;

export const hasInterval = (interval: Spread | null | undefined): boolean => (interval?.samples ?? 0) >= LEAST_SAMPLES;

/** Whether low and high are the least and the greatest of few samples, which is no 95% interval. */
export const isRange = (interval: Spread | null | undefined): boolean =>
  hasInterval(interval) && (interval?.samples ?? 0) < LEAST_OF_INTERVAL;

/**
 * `1 ms – 1.2 ms`, and `1 ms – 1.2 ms, range of 3 samples` where it is no 95% interval; null where too few samples were taken
 * to tell either: a single one lies between nothing.
 */
export function intervalText(
  interval: Spread | null | undefined,
  text: (value: number) => string,
  locale: Locale,
  dash = ' – ',
): string | null {
  if (!interval || !hasInterval(interval)) return null;
  return `${text(interval.low)}${dash}${text(interval.high)}${isRange(interval) ? RANGE[locale](interval.samples) : ''}`;
}

const RANGE: Readonly<Record<Locale, (samples: number) => string>> = {
  en: (samples) => `, range of ${samples} samples`,
  'zh-CN': (samples) => `，${samples} 个样本的范围`,
};

const usable = (value: number | null | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0;

/** An end that does not hold the median, or is no number, shrinks to the median; a median that is no time is none. */
export function boundsOf(median: number | null | undefined, low: number, high: number): Bounds | null {
  if (!usable(median)) return null;
  return {
    median,
    low: usable(low) && low <= median ? low : median,
    high: usable(high) && high >= median ? high : median,
  };
}

/** What of a row says how long it takes. */
export type Times = Pick<SummaryRow, 'status' | 'kernelMs' | 'roundTripMs' | 'endToEndMs'>;

/** Milliseconds of a row that is ok. Of too few samples the median alone. */
export function timeOf(row: Times, clock: Clock): Bounds | null {
  if (row.status !== 'ok' || !row.kernelMs) return null;
  const interval = clock === 'kernel' ? row.kernelMs : row.roundTripMs;
  if (interval) {
    const { median, low, high } = interval;
    return hasInterval(interval) ? boundsOf(median, low, high) : boundsOf(median, median, median);
  }
  const sum = row.endToEndMs?.median;
  return boundsOf(sum, sum ?? 0, sum ?? 0);
}

/** Whether end to end was measured as one, or can only be added up from parts that were each timed by themselves. */
export const isMeasuredEndToEnd = (row: SummaryRow): boolean => row.roundTripMs !== null;

/** The side of the machine that a row stands for; apart from both, libraries wherever they compute, and what is unknown. */
export type Side = 'gpu' | 'cpu' | 'library';

export const sideOf = (on: On | null): Side => {
  if (on === null) return 'library';
  return on === 'gpu' || on === 'library' ? on : 'cpu';
};

/** Where it computes: a library's own definition says; null for a library that this version does not know. */
export function processorOf(row: SummaryRow, workloads: readonly Workload[]): 'gpu' | 'cpu' | null {
  if (row.on === null) return null;
  if (row.on !== 'library') return row.on === 'gpu' ? 'gpu' : 'cpu';
  const variant = workloadOf(row, workloads)?.variants.find(({ id }) => id === row.variant);
  return (variant as LibraryVariant | undefined)?.side ?? null;
}

export interface Timed<T> {
  readonly of: T;
  readonly time: Bounds;
}

/** Shortest median; the first of equals. Null where nothing has a time. */
export function fastest<T>(candidates: readonly T[], clock: Clock, row: (candidate: T) => Times): Timed<T> | null {
  let best: Timed<T> | null = null;
  for (const of of candidates) {
    const time = timeOf(row(of), clock);
    if (time && (!best || time.median < best.time.median)) best = { of, time };
  }
  return best;
}

const same = (row: SummaryRow) => row;

/**
 * `unsure`: too few samples on a side to tell a difference from chance, so neither may be called faster. `noisy`: intervals
 * that overlap because they are wide; a `tie` is between times that are alike.
 */
export type Outcome = 'first' | 'second' | 'tie' | 'noisy' | 'unsure';

export interface Duel {
  /** The second's time over the first's: above 1 the first is faster. */
  readonly ratio: Ratio;
  readonly outcome: Outcome;
}

/** Null unless both have a usable time. */
export function duel(first: SummaryRow, second: SummaryRow, clock: Clock = 'kernel'): Duel | null {
  const mine = timeOf(first, clock);
  const theirs = timeOf(second, clock);
  if (!mine || !theirs) return null;
  const ratio = ratioOf(theirs, mine);
  return { ratio, outcome: outcomeOf(first, second, ratio, clock) };
}

/** @param ratio the second's time over the first's */
function outcomeOf(first: SummaryRow, second: SummaryRow, ratio: Ratio, clock: Clock): Outcome {
  const interval = ({ kernelMs, roundTripMs }: SummaryRow) => (clock === 'kernel' ? kernelMs : roundTripMs);
  const [one, other] = [interval(first), interval(second)];
  // Two sums of parts have no intervals, and nothing is a tie or won by less than chance.
  if (!one || !other || !hasInterval(one) || !hasInterval(other)) return 'unsure';
  if (ratio.tie) return isNoisy(ratio) ? 'noisy' : 'tie';
  if (!isToldApart(one, other)) return 'unsure';
  return ratio.median > 1 ? 'first' : 'second';
}

/** Below this many samples on a side, disjoint intervals are not enough. */
const LEAST_FOR_DISJOINT = 4;
/** In parts of the wider of the two. */
const LEAST_GAP = 0.5;

/**
 * Whether two disjoint intervals are more than chance. Ranges of a and b samples of the same are disjoint in 2/C(a+b, a) of
 * all cases: 2.9% of four against four, 10% of three against three; and three samples lie beyond the interval of twenty in
 * more than 5%. Where a side has three, a gap of half the wider interval brings that below 3%, for normal, even, skewed and
 * heavy-tailed samples (few-samples.test.ts).
 */
function isToldApart(one: Spread, other: Spread): boolean {
  if (Math.min(one.samples, other.samples) >= LEAST_FOR_DISJOINT) return true;
  const gap = Math.max(one.low - other.high, other.low - one.high);
  return gap >= LEAST_GAP * Math.max(one.high - one.low, other.high - other.low);
}

export interface SidesDuel extends Duel {
  readonly gpu: SummaryRow;
  readonly cpu: SummaryRow;
}

/** Our best GPU contender (first) against our best on the CPU (second); null where a side has no time. */
export function bestOfSides(rows: readonly SummaryRow[], clock: Clock = 'kernel'): SidesDuel | null {
  const of = (side: Side) =>
    fastest(
      rows.filter(({ on }) => sideOf(on) === side),
      clock,
      same,
    )?.of;
  const [gpu, cpu] = [of('gpu'), of('cpu')];
  const fought = gpu && cpu && duel(gpu, cpu, clock);
  return fought ? { ...fought, gpu, cpu } : null;
}
