/** Measurements -> rows, a few at a time: the interval of a median costs about a millisecond, and a sweep has dozens. */
import type { Measurement, Workload } from '../../engine/contract.ts';
import { summaryRow } from '../../results/summarize.ts';
import type { SummaryRow } from '../../results/summary.ts';

interface Kept {
  readonly measurement: Measurement;
  readonly row: SummaryRow;
}

export interface LiveRows {
  /** Works until `until` (a time of `performance.now`); false when something is left to do. */
  update(measurements: readonly (Measurement | null)[], until: number): boolean;
  rows(): readonly SummaryRow[];
}

export function createLiveRows(workloads: readonly Workload[]): LiveRows {
  let kept: (Kept | undefined)[] = [];
  return {
    update(measurements, until) {
      if (kept.length !== measurements.length) kept = measurements.map(() => undefined);
      for (const [index, measurement] of measurements.entries()) {
        if (!measurement) {
          kept[index] = undefined;
          continue;
        }
        const before = kept[index];
        if (before && same(before.measurement, measurement)) continue;
        if (performance.now() >= until) return false;
        kept[index] = { measurement, row: summaryRow(measurement, workloads) };
      }
      return true;
    },
    rows: () => kept.flatMap((each) => (each ? [each.row] : [])),
  };
}

/** A report repeats what was told before as new objects: samples are only ever added, so that counting them is enough. */
function same(a: Measurement, b: Measurement): boolean {
  if (a === b) return true;
  if (a.status !== 'ok' || b.status !== 'ok') return false;
  return (
    JSON.stringify(a.case) === JSON.stringify(b.case) &&
    a.samples.length === b.samples.length &&
    a.samples.at(-1)?.wallMs === b.samples.at(-1)?.wallMs &&
    a.warnings.length === b.warnings.length
  );
}
