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

/** When and with what a row was recorded: those of one machine may come from several recordings. */
export interface Origin {
  /** ISO 8601, UTC, to the second. */
  readonly startedAt: string;
  readonly browser: string;
  readonly driver: string | null;
}

const originOf = ({ startedAt, environment, driver }: Recording): Origin => ({
  startedAt,
  browser: environment.browser,
  driver,
});

export interface Beside {
  /** Rows of the same cases, on the GPU. Environment and date are those of the first recording; of each row `origins` tells. */
  readonly summary: Summary;
  /** By printed case: one for each row. */
  readonly origins: ReadonlyMap<string, Origin>;
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
  const origins = new Map<string, Origin>();
  let from: Recording | null = null;
  for (const file of files) {
    const origin = originOf(file);
    for (const found of file.measurements) {
      const row = wanted.get(found.case);
      if (!row || rows.has(found.case) || found.on !== 'gpu') continue;
      rows.set(found.case, recordedRow(row, found));
      origins.set(found.case, origin);
      from ??= file;
    }
  }
  if (!from) return null;
  const measurements = summary.measurements.flatMap((row) => rows.get(row.case) ?? []);
  const { startedAt } = from;
  return { summary: { ...summary, startedAt, environment: environmentOf(from), measurements }, origins };
}

/** What the GPU does at most, where its limits were recorded. */
export function limitBeside(recordings: Recordings, workloads: readonly Workload[]): Limit | null {
  const file = recordings.get('limits');
  if (!file) return null;
  return limitsIn(summaryRowsOf(file.measurements), workloads)?.gpu ?? null;
}
