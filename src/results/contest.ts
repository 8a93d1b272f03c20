/**
 * Rows against each other: which time counts, who is fastest, by how much, and when nothing may be said. The one home of
 * these rules: charts, race, lessons, comparisons and the command line ask here. Pure.
 */
import type { LibraryVariant, On, Workload } from '../engine/contract.ts';
import { type Bounds, isNoisy, type Ratio, ratioOf } from '../engine/stats/ratio.ts';
import type { Spread, SummaryRow } from './summary.ts';

/** `endToEnd`: upload, kernel and readback, as a measured round trip where there is one, else as the sum of the parts. */
export type Clock = 'kernel' | 'endToEnd';

/** The bootstrap interval of fewer samples than this says nothing. */
export const LEAST_SAMPLES = 3;

export const hasInterval = (interval: Spread | null | undefined): boolean => (interval?.samples ?? 0) >= LEAST_SAMPLES;

/** `1 ms – 1.2 ms`; null where too few samples were taken to tell one: a single one lies between nothing. */
export const intervalText = (
  interval: Spread | null | undefined,
  text: (value: number) => string,
  dash = ' – ',
): string | null => (interval && hasInterval(interval) ? `${text(interval.low)}${dash}${text(interval.high)}` : null);

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
  const workload = workloads.find(({ id, version }) => id === row.workload && row.case.startsWith(`${id}@${version}:`));
  const variant = workload?.variants.find(({ id }) => id === row.variant);
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
 * `unsure`: too few samples for an interval on a side, or so few that chance alone sets as much between equals, so neither may
 * be called faster. `noisy`: intervals that overlap
 * because they are wide; a `tie` is between times that are alike.
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
  const samples = [first, second].map(({ kernelMs, roundTripMs }) =>
    clock === 'kernel' ? kernelMs?.samples : roundTripMs?.samples,
  );
  return { ratio, outcome: outcomeOf([mine, theirs], samples, ratio) };
}

/** @param ratio the second's time over the first's */
function outcomeOf(
  [mine, theirs]: readonly [Bounds, Bounds],
  samples: readonly (number | undefined)[],
  ratio: Ratio,
): Outcome {
  const [many, others] = samples.map((count) => count ?? 0);
  // Two sums of parts have no intervals, and nothing is a tie or won by less than chance.
  if (Math.min(many, others) < LEAST_SAMPLES) return 'unsure';
  if (ratio.tie) return isNoisy(ratio) ? 'noisy' : 'tie';
  if (chanceApart(many, others) >= CHANCE && !isFarApart(mine, theirs)) return 'unsure';
  return ratio.median > 1 ? 'first' : 'second';
}

/** What is called faster by chance alone must be rarer. */
const CHANCE = 0.05;

/** How often all samples of one lie on one side of all of another's that is its equal: of m + n, in 2 of (m + n)! / (m! n!). */
function chanceApart(m: number, n: number): number {
  let ways = 1;
  for (let i = 1; i <= m && ways < 2 / CHANCE; i++) ways = (ways * (n + i)) / i;
  return 2 / ways;
}

/**
 * The interval of three or four samples is their range, and ranges of equals lie apart in one of ten pairs. By a quarter of
 * the wider one they do so in less than one of twenty, whatever the noise is like (contest.test.ts tries).
 */
const FAR_APART = 0.25;

function isFarApart(one: Bounds, other: Bounds): boolean {
  const gap = Math.max(one.low - other.high, other.low - one.high);
  return gap >= FAR_APART * Math.max(one.high - one.low, other.high - other.low);
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
