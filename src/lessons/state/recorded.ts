/** Runs that were recorded with the command line, for machines whose browser reaches no GPU. */
import { adapterName } from '../../results/adapter-name.ts';
import type { CliJson } from '../../results/cli-json.ts';
import type { Summary, SummaryRow } from '../../results/summary.ts';
import type { Recorded, RunResult } from '../lesson.ts';

const FILES = import.meta.glob<{ readonly default: CliJson }>('../recorded/*.json');

/** Null where none was recorded. Files are named `<lesson>.<run>.json`. */
export async function loadRecorded(lesson: string, run: string): Promise<CliJson | null> {
  const load = FILES[`../recorded/${lesson}.${run}.json`];
  return load ? (await load()).default : null;
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
    if (row.on !== 'gpu' || found?.status !== 'ok' || row.status === 'ok') return row;
    const { kernelMs, endToEndMs, compileMs, uploadMs, readbackMs, gflops, gbps, maxError } = found;
    const build = found.configuration ?? undefined;
    const { deviceMs = null, roundTripMs = null, firstUseMs = null } = found;
    const later = { deviceMs, roundTripMs, firstUseMs, build };
    const figures = { kernelMs, endToEndMs, compileMs, uploadMs, readbackMs, gflops, gbps, maxError, ...later };
    return { ...row, ...figures, status: 'ok', reason: null, warnings: [] };
  });
  return { summary: { ...summary, measurements }, recorded: noteOf(recorded) };
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
