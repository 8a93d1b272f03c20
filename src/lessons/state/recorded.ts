/**
 * Runs that were recorded with the command line. They stand in for the GPU of a machine whose browser reaches none; those
 * of real adapters stand beside what a software adapter measured, as ghosts.
 */
import { adapterName } from '../../results/adapter-name.ts';
import type { CliJson } from '../../results/cli-json.ts';
import type { Summary, SummaryRow } from '../../results/summary.ts';
import type { Recorded, RunResult } from '../lesson.ts';

/** Named `<lesson>.<run>.json`; a folder holds those of one more adapter. */
const FILES = import.meta.glob<{ readonly default: CliJson }>(['../recorded/*.json', '../recorded/*/*.json']);

/** Null where none was recorded. */
export async function loadRecorded(lesson: string, run: string): Promise<CliJson | null> {
  const load = FILES[`../recorded/${lesson}.${run}.json`];
  return load ? (await load()).default : null;
}

/** Of every adapter on which it was recorded. */
async function loadAll(lesson: string, run: string): Promise<readonly CliJson[]> {
  const names = Object.keys(FILES).filter((name) => name.endsWith(`/${lesson}.${run}.json`));
  return Promise.all(names.map(async (name) => (await FILES[name]()).default));
}

const NO_GPU = ['no-webgpu', 'no-adapter', 'device-refused', 'device-gone'];

/** Whether this machine could not run the GPU's side at all. */
export function lacksGpu({ measurements }: Summary): boolean {
  const rows = measurements.filter(({ on }) => on === 'gpu');
  // One that was lost in mid-run has figures of its own: those of another machine do not go beside them.
  if (rows.some(({ status }) => status === 'ok')) return false;
  return rows.some(({ reason }) => reason !== null && NO_GPU.includes(reason.code));
}

/** Puts recorded rows in the place of those that this machine has no GPU for. Measured rows stay. */
export function withRecorded(summary: Summary, recorded: CliJson | null): RunResult {
  if (!recorded || !lacksGpu(summary)) return { summary, recorded: null };
  const known = new Map(recorded.measurements.map((row) => [row.case, row]));
  const measurements = summary.measurements.map((row): SummaryRow => {
    const found = known.get(row.case);
    return row.on === 'gpu' && found?.status === 'ok' && row.status !== 'ok' ? recordedRow(row, found) : row;
  });
  return { summary: { ...summary, measurements }, recorded: noteOf(recorded) };
}

/** A row of this run with the figures that were recorded of its case. */
function recordedRow(row: SummaryRow, found: CliJson['measurements'][number]): SummaryRow {
  const { kernelMs, endToEndMs, compileMs, uploadMs, readbackMs, gflops, gbps, maxError } = found;
  const build = found.configuration ?? undefined;
  const { deviceMs = null, roundTripMs = null, firstUseMs = null } = found;
  const later = { deviceMs, roundTripMs, firstUseMs, build };
  const figures = { kernelMs, endToEndMs, compileMs, uploadMs, readbackMs, gflops, gbps, maxError, ...later };
  return { ...row, ...figures, status: 'ok', reason: null, warnings: [] };
}

/**
 * What real adapters made of the cases of a run, a summary each with their environment; none where the run itself was on
 * one. What already stands in for this machine's GPU is not repeated.
 */
export function ghostsOf({ summary, recorded }: RunResult, recordings: readonly CliJson[]): readonly Summary[] {
  if (hasRealGpu(summary)) return [];
  return recordings.flatMap(({ environment, startedAt, measurements }): readonly Summary[] => {
    if (!environment.adapter || environment.adapter.software || startedAt === recorded?.date) return [];
    const known = new Map(measurements.map((row) => [row.case, row]));
    const rows = summary.measurements.flatMap((row) => {
      const found = known.get(row.case);
      return row.on === 'gpu' && found?.status === 'ok' ? [recordedRow(row, found)] : [];
    });
    if (!rows.length) return [];
    const where = { ...environment, drawing: environment.drawing ?? null };
    return [{ ...summary, startedAt, environment: where, measurements: rows }];
  });
}

const hasRealGpu = ({ environment: { adapter } }: Summary): boolean => adapter !== null && !adapter.software;

/** Loads what there is beside a result; nothing where the machine has a GPU of its own. */
export async function loadGhosts(lesson: string, run: string, result: RunResult): Promise<readonly Summary[]> {
  return hasRealGpu(result.summary) ? [] : ghostsOf(result, await loadAll(lesson, run));
}

function noteOf({ environment, startedAt }: CliJson): Recorded {
  const { adapter, browser } = environment;
  return {
    browser,
    adapter: adapter ? adapterName(adapter, 'en') : '–',
    software: adapter?.software ?? false,
    date: startedAt,
  };
}
