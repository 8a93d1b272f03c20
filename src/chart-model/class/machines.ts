/** The entries of a class as its charts take them: what each machine guessed, what it measured, and whether it counts. */
import type { Workload } from '../../engine/contract.ts';
import type { Bounds } from '../../engine/stats/ratio.ts';
import type { DeviceGroup } from '../../results/class/group.ts';
import type { Assignment, Entry } from '../../results/class/model.ts';
import { answerIn, outcomesBySize, summaryRows } from '../../results/class/question.ts';
import { processorOf } from '../../results/contest.ts';
import { aheadFrom } from '../../results/crossover.ts';
import type { Limits } from '../../results/roofline.ts';
import type { SummaryRow } from '../../results/summary.ts';

export interface Machine {
  readonly id: string;
  readonly group: DeviceGroup;
  /** In the question's unit, above 0. */
  readonly guess: number | null;
  /** The answer to the question, in its unit. */
  readonly measured: Bounds | null;
  readonly standing: Standing;
  readonly rows: readonly SummaryRow[];
  readonly limits: Limits | null;
}

/**
 * Whether a machine is in the median, and if not, why. `software`: its GPU is the CPU, so its answer says nothing of GPUs.
 * `none`: without a GPU there is no answer. `never`: asked from which size on the GPU wins, and it does not at the largest.
 * `missing`: a case that the answer takes was not measured.
 */
export type Standing = 'counts' | 'software' | 'none' | 'never' | 'missing';

/** In the order of the entries. @param known machines that were worked out before, by their entries; new ones are added */
export function machinesOf(
  assignment: Assignment,
  entries: readonly Entry[],
  workloads: readonly Workload[],
  known = new WeakMap<Entry, Machine>(),
): readonly Machine[] {
  const onGpu = asksTheGpu(assignment, workloads);
  return entries.map((entry) => {
    const machine = known.get(entry) ?? machineOf(assignment, entry, workloads, onGpu);
    known.set(entry, machine);
    return machine;
  });
}

function machineOf(assignment: Assignment, entry: Entry, workloads: readonly Workload[], onGpu: boolean): Machine {
  const rows = summaryRows(assignment, entry, workloads);
  const measured = answerIn(assignment, rows, workloads);
  const { id, group, guess, limits } = entry;
  const standing = standingOf(group, measured, onGpu, () => neverWins(assignment, rows, workloads));
  return { id, group, guess, measured, standing, rows, limits };
}

/** A time on the CPU is worth the same whatever the GPU is. */
function asksTheGpu(assignment: Assignment, workloads: readonly Workload[]): boolean {
  const { question } = assignment;
  if (question.kind !== 'time') return true;
  const asked = { case: question.of, status: 'aborted', kernel: null, roundTrip: null } as const;
  const [row] = summaryRows(assignment, { rows: [asked] }, workloads);
  return !row || processorOf(row, workloads) !== 'cpu';
}

function standingOf(group: DeviceGroup, measured: Bounds | null, onGpu: boolean, never: () => boolean): Standing {
  if (onGpu && (group === 'software' || group === 'none')) return group;
  if (measured) return 'counts';
  return never() ? 'never' : 'missing';
}

function neverWins({ question, cases }: Assignment, rows: readonly SummaryRow[], workloads: readonly Workload[]) {
  const workload = workloads.find(({ id }) => id === cases[0]?.workload);
  if (question.kind !== 'crossover' || !workload) return false;
  const outcomes = outcomesBySize(rows, workload, cases[0].params, question.clock);
  return outcomes.at(-1)?.outcome !== null && aheadFrom(outcomes) === null;
}

export const counting = (machines: readonly Machine[]): readonly Machine[] =>
  machines.filter(({ standing }) => standing === 'counts');
