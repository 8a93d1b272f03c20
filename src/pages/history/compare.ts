/** Several runs case by case. Pure. */
import { type Ratio, ratioOf } from '../../engine/stats/ratio.ts';
import type { Interval, Summary } from '../../results/summary.ts';

/** With fewer samples than this an interval says nothing, and neither does a ratio. */
const LEAST_SAMPLES = 3;

export type Against =
  | { readonly kind: 'few' }
  /** `median` above 1: this run is faster than the first. */
  | { readonly kind: 'faster' | 'slower' | 'tie'; readonly ratio: Ratio };

export interface ComparedCell {
  readonly kernelMs: Interval;
  /** Null in the first run, and where the first run has no time. */
  readonly against: Against | null;
}

export interface ComparedCase {
  readonly case: string;
  /** By run; null where it has no time for this case. */
  readonly cells: readonly (ComparedCell | null)[];
}

/** Cases that at least two runs have timed, in the order in which they first occur. */
export function compareCases(summaries: readonly Summary[]): ComparedCase[] {
  const times = summaries.map(
    ({ measurements }) =>
      new Map(measurements.flatMap(({ case: id, kernelMs }) => (kernelMs ? [[id, kernelMs] as const] : []))),
  );
  const ids = [...new Set(times.flatMap((known) => [...known.keys()]))];
  return ids
    .map((id) => {
      const first = times[0]?.get(id);
      return {
        case: id,
        cells: times.map((known, run) => {
          const kernelMs = known.get(id);
          if (!kernelMs) return null;
          return { kernelMs, against: run === 0 || !first ? null : againstFirst(first, kernelMs) };
        }),
      };
    })
    .filter(({ cells }) => cells.filter((cell) => cell !== null).length >= 2);
}

function againstFirst(first: Interval, other: Interval): Against {
  if (Math.min(first.samples, other.samples) < LEAST_SAMPLES) return { kind: 'few' };
  const ratio = ratioOf(first, other);
  if (!Number.isFinite(ratio.median)) return { kind: 'few' };
  return { kind: ratio.tie ? 'tie' : ratio.median > 1 ? 'faster' : 'slower', ratio };
}
