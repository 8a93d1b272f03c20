/** From what somebody has measured, or is about to, to an assignment for a class. Pure. */
import { parseCase } from '../../engine/case-id.ts';
import type { CaseId, Kernel, Locale, Workload } from '../../engine/contract.ts';
import { withKernels } from '../../engine/kernel/kernel-variant.ts';
import { type Side, sideOf } from '../contest.ts';
import type { Summary } from '../summary.ts';
import { orderedCases, SECONDS } from './assignment.ts';
import type { Assignment, Question } from './model.ts';
import { alikeButSize } from './question.ts';

interface Given {
  readonly cases: readonly CaseId[];
  readonly seed: number;
  readonly kernel?: Kernel | null;
  readonly language: Locale;
}

/** With the usual time and the first question that fits; null where there are more cases than a class waits for, or none. */
export function assignmentOf(
  { cases, seed, kernel = null, language }: Given,
  workloads: readonly Workload[],
): Assignment | null {
  const plain = cases.map(({ workload, version, variant, params }) => ({ workload, version, variant, params }));
  const ordered = orderedCases(plain, kernel, workloads);
  if (!ordered.ok) return null;
  const [question] = questionsFor(ordered.cases, kernel, workloads);
  return question ? { cases: ordered.cases, kernel, seed, seconds: SECONDS.usual, question, language } : null;
}

/**
 * Of a run: the cases that this version knows, without those on a second GPU: a class has one for all.
 * @returns null for none, too many, and for a run of edits of shaders, which no link carries
 */
export function assignmentOfSummary(
  { measurements, seed }: Summary,
  language: Locale,
  kernel: Kernel | null,
  workloads: readonly Workload[],
): Assignment | null {
  const known = withKernels(workloads, kernel ? [kernel] : []);
  const edited = measurements.some(({ build, variant }) => build?.startsWith('edit-') && variant !== kernel?.name);
  if (edited) return null;
  const cases = measurements.flatMap((row): CaseId[] => {
    // Without its mark it would be measured on the other GPU.
    if (row.gpu) return [];
    const parsed = parseCase(row.case, known);
    return parsed.ok ? [parsed.id] : [];
  });
  return assignmentOf({ cases, seed, kernel, language }, workloads);
}

/**
 * What may be asked of a plan, the most telling first: which side wins where both take part, from which size on where there are
 * several, how long one case takes always.
 */
export function questionsFor(
  cases: readonly CaseId[],
  kernel: Kernel | null,
  workloads: readonly Workload[],
): Question[] {
  const known = withKernels(workloads, kernel ? [kernel] : []);
  const onOf = (id: CaseId) =>
    known.find((one) => one.id === id.workload)?.variants.find(({ id: variant }) => variant === id.variant)?.on ?? null;
  const settings = new Map<string, { at: number; sides: Set<Side> }>();
  for (const [at, id] of cases.entries()) {
    const key = JSON.stringify([id.workload, id.params]);
    const setting = settings.get(key) ?? { at, sides: new Set() };
    setting.sides.add(sideOf(onOf(id)));
    settings.set(key, setting);
  }
  const both = [...settings.values()].filter(({ sides }) => sides.has('gpu') && sides.has('cpu'));
  const speedUps = both.toReversed().map(({ at }): Question => ({ kind: 'speed-up', at, clock: 'kernel' }));
  const sweep = both.length === settings.size && both.length > 1 && isSweep(cases, workloads);
  const crossover: Question[] = sweep ? [{ kind: 'crossover', clock: 'kernel' }] : [];
  const times = cases.map((_, of): Question => ({ kind: 'time', of, clock: 'kernel' }));
  return [...speedUps.slice(0, 1), ...crossover, ...speedUps.slice(1), ...times];
}

/** Whether cases differ in contender and size alone: one line of a chart for each contender. */
function isSweep(cases: readonly CaseId[], workloads: readonly Workload[]): boolean {
  const [first] = cases;
  const workload = workloads.find(({ id }) => id === first.workload);
  return (
    workload !== undefined &&
    cases.every((one) => one.workload === first.workload && alikeButSize(workload, one.params, first.params))
  );
}
