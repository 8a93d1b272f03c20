/** Summaries of repeated timings: medians, because timings have a long right tail, and bootstrap intervals of them. */
import { mad as medianAbsoluteDeviation, median as medianOf, quantileSorted } from 'simple-statistics';
import { randomU32 } from '../random.ts';

/** In the unit of the samples. `low` and `high` are the 95% percentile-bootstrap interval of the median. */
export interface Statistics {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly min: number;
  readonly mad: number;
  readonly samples: number;
}

const RESAMPLES = 1000;
const SEED = 1;

/** @throws RangeError for an empty list */
export function summarizeSamples(values: readonly number[], seed = SEED): Statistics {
  if (values.length === 0) throw new RangeError('No samples to summarize.');
  const medians = bootstrapMedians(values, seed);
  return {
    median: medianOf([...values]),
    low: quantileSorted(medians, 0.025),
    high: quantileSorted(medians, 0.975),
    min: Math.min(...values),
    mad: medianAbsoluteDeviation([...values]),
    samples: values.length,
  };
}

/**
 * Sorted medians of resamples with replacement (Efron & Tibshirani, "An Introduction to the Bootstrap", §13.3). The values
 * are sorted once; of a resample is counted how often it has each, which gives its median without sorting it.
 */
function bootstrapMedians(values: readonly number[], seed: number): number[] {
  const { length } = values;
  const next = randomU32(seed, STREAM);
  const known = seed === SEED && length <= MOST_KNOWN ? drawsOf(length) : null;
  let draws = 0;
  const order = Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  const ranks = new Uint32Array(length);
  order.forEach((place, rank) => {
    ranks[place] = rank;
  });
  const counts = new Uint32Array(length);
  const medians = Float64Array.from({ length: RESAMPLES }, () => {
    counts.fill(0);
    for (let i = 0; i < length; i++) counts[ranks[known ? known[draws++] : next() % length]]++;
    let rank = -1;
    let counted = 0;
    const valueAt = (place: number) => {
      while (counted <= place) counted += counts[++rank];
      return values[order[rank]];
    };
    const low = valueAt((length - 1) >> 1);
    return (low + valueAt(length >> 1)) / 2;
  });
  return [...medians.sort()];
}

const STREAM = 11;
/** Samples up to which the draws are remembered: two megabytes for all numbers of them. */
const MOST_KNOWN = 64;
const knownDraws = new Map<number, Uint8Array>();

/** What is drawn of so many samples with the usual seed, always the same: drawing takes longer than counting. */
function drawsOf(length: number): Uint8Array {
  const known = knownDraws.get(length);
  if (known) return known;
  const next = randomU32(SEED, STREAM);
  const draws = Uint8Array.from({ length: RESAMPLES * length }, () => next() % length);
  knownDraws.set(length, draws);
  return draws;
}

/** Median of the last third over median of the first: above 1 means that it became slower (throttling). */
export function drift(values: readonly number[]): number {
  const third = Math.floor(values.length / 3);
  if (third < 2) return 1;
  return medianOf(values.slice(-third)) / medianOf(values.slice(0, third));
}

/** Median absolute deviation over the median: how unsteady the samples are. */
export const relativeSpread = (statistics: Statistics): number =>
  statistics.median === 0 ? 0 : statistics.mad / statistics.median;

/** By how much the first, where it is the slowest, is slower than the median of the others; needs five. */
export function slowFirst(values: readonly number[]): number {
  const [first, ...others] = values;
  if (values.length < 5 || first <= Math.max(...others)) return 0;
  return first / medianOf(others) - 1;
}

/**
 * How many lie far above the median: by more than five deviations, and by more than what clocks and schedulers do. Where
 * they are more than a quarter they are no exceptions.
 */
export function outliers(values: readonly number[]): number {
  if (values.length < 5) return 0;
  const median = medianOf([...values]);
  // 1.4826: the standard deviation of normal samples over their median absolute deviation.
  const deviation = Math.max(1.4826 * medianAbsoluteDeviation([...values]), 0.03 * median);
  const count = values.filter((value) => value > median + 5 * deviation).length;
  return count <= values.length / 4 ? count : 0;
}
