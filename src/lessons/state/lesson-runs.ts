/** Runs of lessons: from patterns to a plan, and from the report to what the lesson keeps. */
import { expandPattern } from '../../engine/bench/plan.ts';
import type { CaseId, GpuPower, LocalText, Plan } from '../../engine/contract.ts';
import { editName } from '../../engine/edit-name.ts';
import { summarize } from '../../results/summarize.ts';
import type { Summary } from '../../results/summary.ts';
import { probeGpu } from '../../ui/gpu/gpu-probe.ts';
import type { RunState, RunStore, StartOptions } from '../../ui/state/run-store.ts';
import { workloads } from '../../workloads/registry.ts';
import type { Measurable, Outputs, RunResult } from '../lesson.ts';
import type { CourseStore } from './course-store.ts';
import { type Lack, lackOf } from './lack.ts';
import { standIn } from './recorded.ts';

export const runKey = (lesson: string, run: string) => `lesson/${lesson}/${run}`;

/** The plan for this machine: of the small sizes, where there are such, when no hardware GPU answers. */
export async function planHere(run: Measurable, seed: number, power: GpuPower): Promise<Plan> {
  if (!run.small) return planOf(run, seed);
  const probe = await probeGpu(navigator.gpu, power);
  const hardware = probe.status === 'adapter' && !probe.software;
  return planOf(hardware ? run : { ...run, patterns: run.small }, seed);
}

/** @throws Error for a pattern that names nothing: a mistake in the lesson, which its tests would show */
export function planOf({ patterns, budgetMs, keepOutputs, edits }: Measurable, seed: number): Plan {
  const cases = patterns.flatMap((pattern): readonly CaseId[] => {
    const expanded = expandPattern(pattern, workloads);
    if (!expanded.ok) throw new Error(expanded.problem.en);
    return expanded.cases;
  });
  const plan: Plan = { cases, budgetMs, stretches: true, seed, ...(keepOutputs && { keepOutputs }) };
  if (!edits) return plan;
  const build = editName(edits);
  return { ...plan, cases: cases.map((one) => ({ ...one, build })), edits: { [build]: edits } };
}

export interface LessonClaim {
  readonly lesson: string;
  /** Under which the lesson keeps the result. */
  readonly id: string;
  /** A drawing gives way to whatever else is to be measured. */
  readonly use: 'lesson' | 'drawing';
  readonly what: LocalText;
}

export interface LessonStores {
  readonly run: RunStore;
  readonly course: CourseStore;
  /** The reference machine that the visitor chose, see `BesideState`. */
  readonly beside: string | null;
}

export interface LessonRunEnd {
  readonly run: RunState;
  /** What the lesson has kept; null where nothing was measured. */
  readonly result: RunResult | null;
  /** What a run that left nothing would need; null where it was cancelled, or left something. */
  readonly empty: Lack | null;
}

/**
 * Runs and keeps the result. Resolves when it is over; with null where another has the bench and keeps it.
 * @param options `kept: false`: the lesson alone keeps it, not the history
 */
export async function runLesson(
  { run, course, beside }: LessonStores,
  { lesson, id, ...claim }: LessonClaim,
  plan: Plan,
  options: StartOptions = {},
): Promise<LessonRunEnd | null> {
  const ended = await run.start(plan, { ...claim, by: runKey(lesson, id) }, options);
  if (!ended) return null;
  const summary = ended.report && summarize(ended.report, workloads);
  // A run that was cancelled before it measured anything leaves what was there.
  if (!summary?.measurements.some(({ status }) => status !== 'aborted')) {
    const empty = summary && !ended.cancelled ? lackOf({ summary, recorded: null }) : null;
    return { run: ended, result: null, empty };
  }
  const measured = await standIn(summary, `${lesson}.${id}`, beside);
  const result = plan.keepOutputs ? { ...measured, outputs: byCase(summary, ended.outputs) } : measured;
  course.keepResult(lesson, id, result);
  return { run: ended, result, empty: null };
}

const byCase = ({ measurements }: Summary, outputs: RunState['outputs']): Readonly<Record<string, Outputs>> =>
  Object.fromEntries([...outputs].map(([index, kept]) => [measurements[index].case, kept]));
