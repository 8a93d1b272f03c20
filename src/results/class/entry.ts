/** From a run to what a student hands in. Pure. */
import { adapterName } from '../adapter-name.ts';
import type { Limits } from '../roofline.ts';
import { crc32 } from '../share/envelope.ts';
import { TIME } from '../share/scale.ts';
import type { Spread, Summary, SummaryRow } from '../summary.ts';
import { assignmentKey } from './assignment.ts';
import { groupOf } from './group.ts';
import type { Assignment, Entry, EntryRow, Nickname } from './model.ts';

/** What a student adds to what was measured. */
export interface Added {
  readonly guess: number | null;
  readonly nickname: Nickname | null;
  readonly limits: Limits | null;
  /** False: the name of the adapter stays here; its group does not. */
  readonly showAdapter: boolean;
}

export function entryOf(summary: Summary, assignment: Assignment, added: Added): Entry {
  const { environment } = summary;
  const { adapter } = environment;
  const rows = rowsOf(summary.measurements, assignment);
  const startedAt = Math.max(0, Math.floor(Date.parse(summary.startedAt) / 1000) || 0);
  return {
    id: runId(startedAt, rows),
    key: assignmentKey(assignment),
    startedAt,
    group: groupOf(environment),
    guess: added.guess,
    rows,
    limits: added.limits,
    nickname: added.nickname,
    adapter: adapter && added.showAdapter ? nameOf(adapter) : null,
    browser: environment.browser,
    source: 'full',
  };
}

type Adapter = NonNullable<Summary['environment']['adapter']>;

/** Null where it was left out, or the browser tells none. */
export const nameOf = (adapter: Adapter): string | null =>
  [adapter.vendor, adapter.architecture, adapter.device, adapter.description].some(Boolean)
    ? adapterName(adapter, 'en')
    : null;

/** Without the names that the browser gives its adapter. */
export function withoutAdapterName(summary: Summary): Summary {
  const { environment } = summary;
  const adapter = environment.adapter && {
    vendor: '',
    architecture: '',
    device: '',
    description: '',
    software: environment.adapter.software,
  };
  return { ...summary, environment: { ...environment, adapter } };
}

/** In the order of the assignment; cases that were not measured have no row. */
export function rowsOf(measurements: readonly SummaryRow[], { cases }: Pick<Assignment, 'cases'>): EntryRow[] {
  const found = new Map(measurements.map((row) => [identity(row, versionOf(row)), row]));
  return cases.flatMap((id, place) => {
    const row = found.get(identity(id, id.version));
    return row ? entryRow(row, place) : [];
  });
}

const versionOf = ({ case: printed }: SummaryRow) => Number(/@(\d+)/.exec(printed)?.[1]);

const identity = (
  { workload, variant, params }: Pick<SummaryRow, 'workload' | 'variant' | 'params'>,
  version: number,
) => JSON.stringify([workload, version, variant, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))]);

function entryRow({ status, kernelMs, roundTripMs }: SummaryRow, place: number): EntryRow {
  const timed = status === 'ok' && kernelMs;
  return {
    case: place,
    // Without a time it is not ok, whatever it says of itself.
    status: status === 'ok' && !timed ? 'failed' : status,
    kernel: timed ? spreadOf(kernelMs) : null,
    roundTrip: timed ? roundTripMs && spreadOf(roundTripMs) : null,
  };
}

const spreadOf = ({ median, low, high, samples }: Spread): Spread => ({ median, low, high, samples });

/** The same for a run whatever it comes in by: from its start and its medians, as exact as a link has them. */
function runId(startedAt: number, rows: readonly EntryRow[]): string {
  const codes = rows.map(({ case: place, status, kernel }) => [place, status, kernel && TIME.encode(kernel.median)]);
  const hash = crc32(new TextEncoder().encode(JSON.stringify(codes)));
  return hash.toString(16).padStart(8, '0') + (startedAt % 2 ** 16).toString(16).padStart(4, '0');
}
