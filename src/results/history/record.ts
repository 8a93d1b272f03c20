/**
 * How a finished run is kept. The record is the whole truth, raw samples included; the entry is what a list needs of
 * it, derived, so that listing a hundred runs reads no sample.
 */
import type { Measurement, ParamValue, Report } from '../../engine/contract.ts';
import { summaryEnvironment, summaryRow } from '../summarize.ts';
import { NO_FIGURES, type SummaryEnvironment, type SummaryRow } from '../summary.ts';

/** Raise it together with a new step in migrations.ts. */
export const RECORD_SCHEMA = 2;

/** Kept under `report.id`. */
export interface RunRecord {
  readonly schema: typeof RECORD_SCHEMA;
  /** Given by the visitor; null: the page names it by what was measured. */
  readonly name: string | null;
  /** Came from a file: it may be another machine's. */
  readonly imported: boolean;
  /** Texts of the visitor's kernels that ran, as `printKernel` prints them; absent where none did. */
  readonly kernels?: readonly string[];
  readonly report: Report;
}

/** Raise it when what is derived changes: older entries are then derived again from their records. */
export const ENTRY_SCHEMA = 2;

export interface HistoryEntry {
  readonly schema: number;
  readonly id: string;
  readonly name: string | null;
  readonly imported: boolean;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly environment: SummaryEnvironment;
  readonly workloads: readonly EntryWorkload[];
  readonly cases: number;
  /** Cases that were verified and timed. */
  readonly ok: number;
  /** Times alone, so that a list can say who was ahead; absent in an older entry whose record cannot be read. */
  readonly times?: readonly EntryTime[];
}

export type EntryTime = Pick<
  SummaryRow,
  'case' | 'workload' | 'variant' | 'gpu' | 'on' | 'params' | 'status' | 'kernelMs' | 'roundTripMs' | 'endToEndMs'
>;

/** As rows without the figures that a list does not need. */
export const rowsOfEntry = ({ times = [] }: HistoryEntry): SummaryRow[] =>
  times.map((time) => ({ reason: null, ...NO_FIGURES, ...time }));

export interface EntryWorkload {
  readonly id: string;
  readonly version: number;
  readonly cases: number;
  /** By parameter: the values that occur, numbers ascending. */
  readonly params: Readonly<Record<string, readonly ParamValue[]>>;
}

/** A run that was removed, with what the list had of it: of a record that cannot be read that is not derived again. */
export interface RemovedRun extends RunRecord {
  readonly entry: HistoryEntry | null;
}

export const recordOf = (report: Report, name: string | null = null, kernels: readonly string[] = []): RunRecord => ({
  schema: RECORD_SCHEMA,
  name,
  imported: false,
  ...(kernels.length > 0 && { kernels }),
  report,
});

export function entryOf({ name, imported, report }: RunRecord): HistoryEntry {
  const { id, startedAt, durationMs, environment, measurements } = report;
  return {
    schema: ENTRY_SCHEMA,
    id,
    name,
    imported,
    startedAt,
    durationMs,
    environment: summaryEnvironment(environment),
    workloads: workloadsOf(measurements),
    cases: measurements.length,
    ok: measurements.filter(({ status }) => status === 'ok').length,
    times: measurements.map(timeOfEntry),
  };
}

function timeOfEntry(measurement: Measurement): EntryTime {
  const { case: id, workload, variant, gpu, on, params, status, ...figures } = summaryRow(measurement, []);
  const { kernelMs, roundTripMs, endToEndMs } = figures;
  return { case: id, workload, variant, ...(gpu && { gpu }), on, params, status, kernelMs, roundTripMs, endToEndMs };
}

function workloadsOf(measurements: readonly Measurement[]): EntryWorkload[] {
  const groups = new Map<string, Measurement[]>();
  for (const measurement of measurements) {
    const key = `${measurement.case.workload}@${measurement.case.version}`;
    groups.set(key, [...(groups.get(key) ?? []), measurement]);
  }
  return [...groups.values()].map((members) => {
    const { workload, version, params } = members[0].case;
    const names = Object.keys(params);
    return {
      id: workload,
      version,
      cases: members.length,
      params: Object.fromEntries(names.map((name) => [name, distinct(members, name)])),
    };
  });
}

function distinct(members: readonly Measurement[], name: string): ParamValue[] {
  const values = members.map(({ case: id }) => id.params[name]).filter((value) => value !== undefined);
  return [...new Set(values)].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en'),
  );
}

const NAME_LENGTH = 80;

/** Line breaks, control characters, and the invisible ones that reverse or hide what follows; emoji joiners may stay. */
const UNPRINTED = /[\p{Cc}\p{Zl}\p{Zp}\s\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu;

/** One line of at most 80 characters; null when nothing is left. */
export function cleanName(text: string | null): string | null {
  const line = (text ?? '').replace(UNPRINTED, ' ').trim();
  return [...line].slice(0, NAME_LENGTH).join('').trim() || null;
}
