/** What a reference machine made of the cases of a result. Pure. */
import type { Workload } from '../../engine/contract.ts';
import { summaryRowsOf } from '../cli-json.ts';
import { type Limit, limitsIn } from '../roofline.ts';
import type { Summary, SummaryEnvironment, SummaryRow } from '../summary.ts';
import type { Recording } from './recording.ts';
import type { Recordings } from './shelf.ts';

type Row = Recording['measurements'][number];

/** A result's row with the figures that were recorded of its case; warnings are those of the run that had them. */
export function recordedRow(row: SummaryRow, found: Row): SummaryRow {
  const { kernelMs, endToEndMs, compileMs, uploadMs, readbackMs, gflops, gbps, maxError } = found;
  const build = found.configuration ?? undefined;
  const { deviceMs = null, roundTripMs = null, firstUseMs = null } = found;
  const later = { deviceMs, roundTripMs, firstUseMs, build };
  const figures = { kernelMs, endToEndMs, compileMs, uploadMs, readbackMs, gflops, gbps, maxError, ...later };
  return { ...row, ...figures, status: 'ok', reason: null, warnings: [] };
}

const environmentOf = ({ environment }: Recording): SummaryEnvironment => ({
  ...environment,
  drawing: environment.drawing ?? null,
});

export interface Beside {
  /** Rows of the same cases, on the GPU, with the environment of their recording. */
  readonly summary: Summary;
  readonly driver: string | null;
}

/**
 * The GPU's rows of the same cases; null where none was recorded.
 * @param first the file that is looked into before all others: a lesson's own run
 */
export function besideOf(summary: Summary, recordings: Recordings, first?: string): Beside | null {
  const own = first === undefined ? undefined : recordings.get(first);
  const files = [...(own ? [own] : []), ...[...recordings.values()].filter((file) => file !== own)];
  const wanted = new Map(summary.measurements.filter(({ on }) => on === 'gpu').map((row) => [row.case, row]));
  const rows = new Map<string, SummaryRow>();
  let from: Recording | null = null;
  for (const file of files) {
    for (const found of file.measurements) {
      const row = wanted.get(found.case);
      if (!row || rows.has(found.case) || found.on !== 'gpu') continue;
      rows.set(found.case, recordedRow(row, found));
      from ??= file;
    }
  }
  if (!from) return null;
  const measurements = summary.measurements.flatMap((row) => rows.get(row.case) ?? []);
  const { startedAt, driver } = from;
  return { summary: { ...summary, startedAt, environment: environmentOf(from), measurements }, driver };
}

/** What the GPU does at most, where its limits were recorded. */
export function limitBeside(recordings: Recordings, workloads: readonly Workload[]): Limit | null {
  const file = recordings.get('limits');
  if (!file) return null;
  return limitsIn(summaryRowsOf(file.measurements), workloads)?.gpu ?? null;
}
