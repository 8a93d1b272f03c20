/**
 * Reference results in lessons. They stand in for the GPU of a machine whose browser reaches none; those of real adapters
 * stand beside what a software adapter measured, as ghosts.
 */
import { type Beside, besideOf } from '../../results/reference/beside.ts';
import { loadRecordings, MACHINES, type Recordings, type ReferenceMachine } from '../../results/reference/shelf.ts';
import type { Summary, SummaryRow } from '../../results/summary.ts';
import type { RunResult } from '../lesson.ts';

const NO_GPU = ['no-webgpu', 'no-adapter', 'device-refused', 'device-gone'];

/** Whether this machine could not run the GPU's side at all. */
export function lacksGpu({ measurements }: Summary): boolean {
  const rows = measurements.filter(({ on }) => on === 'gpu');
  // One that was lost in mid-run has figures of its own: those of another machine do not go beside them.
  if (rows.some(({ status }) => status === 'ok')) return false;
  return rows.some(({ reason }) => reason !== null && NO_GPU.includes(reason.code));
}

export const hasRealGpu = ({ environment: { adapter } }: Summary): boolean => adapter !== null && !adapter.software;

/** Puts recorded rows in the place of those that this machine has no GPU for. Measured rows stay. */
export function withRecorded(summary: Summary, machine: ReferenceMachine, beside: Beside | null): RunResult {
  if (!beside || !lacksGpu(summary)) return { summary, recorded: null };
  const known = new Map(beside.summary.measurements.map((row) => [row.case, row]));
  const standsIn = ({ on, status, case: id }: SummaryRow) => on === 'gpu' && status !== 'ok' && known.has(id);
  const measurements = summary.measurements.map((row) => (standsIn(row) && known.get(row.case)) || row);
  const origins = summary.measurements.flatMap((row) => (standsIn(row) && beside.origins.get(row.case)) || []);
  const { id, name, software } = machine;
  const recorded = { machine: id, adapter: name, software, origins };
  return { summary: { ...summary, measurements }, recorded, here: summary };
}

/** The chosen machine before all others, then real adapters. @param chosen null where nobody chose */
export function inOrder(machines: readonly ReferenceMachine[], chosen: string | null): readonly ReferenceMachine[] {
  const first = machines.filter(({ id }) => id === chosen);
  return [...first, ...machines.filter(({ id }) => id !== chosen)];
}

/** A result with the figures of the first machine that has them; without any where no recording can be had. */
export async function standIn(
  summary: Summary,
  what: string,
  chosen: string | null,
  machines: readonly ReferenceMachine[] = MACHINES,
  load: (machine: string) => Promise<Recordings> = loadRecordings,
): Promise<RunResult> {
  if (!lacksGpu(summary)) return { summary, recorded: null };
  for (const machine of inOrder(machines, chosen)) {
    // One that cannot be fetched is one that is not there.
    const recordings = await load(machine.id).catch(() => new Map<string, never>());
    const result = withRecorded(summary, machine, besideOf(summary, recordings, what));
    if (result.recorded) return result;
  }
  return { summary, recorded: null };
}

export interface Ghost extends Beside {
  readonly machine: ReferenceMachine;
}

/** What a real adapter made of the cases of a result; null where this machine has one, and where recorded rows stand in. */
export async function ghostOf(
  { summary, recorded }: RunResult,
  what: string,
  chosen: string | null,
  machines: readonly ReferenceMachine[] = MACHINES,
  load: (machine: string) => Promise<Recordings> = loadRecordings,
): Promise<Ghost | null> {
  if (recorded || hasRealGpu(summary)) return null;
  for (const machine of inOrder(machines, chosen).filter(({ software }) => !software)) {
    const beside = besideOf(summary, await load(machine.id), what);
    if (beside) return { ...beside, machine };
  }
  return null;
}
