/** Runs of lessons: from patterns to a plan, and from the report to what the lesson keeps. */
import { expandPattern } from '../../engine/bench/plan.ts';
import type { CaseId, Plan } from '../../engine/contract.ts';
import { summarize } from '../../results/summarize.ts';
import type { Summary } from '../../results/summary.ts';
import { probeGpu } from '../../ui/gpu/gpu-probe.ts';
import type { RunState, RunStore } from '../../ui/state/run-store.ts';
import { workloads } from '../../workloads/registry.ts';
import type { Measurable, Outputs } from '../lesson.ts';
import type { CourseStore } from './course-store.ts';
import { loadRecorded, withRecorded } from './recorded.ts';

export const runKey = (lesson: string, run: string) => `lesson/${lesson}/${run}`;

/** The plan for this machine: of the small sizes, where there are such, when no hardware GPU answers. */
export async function planHere(run: Measurable, seed: number): Promise<Plan> {
  if (!run.small) return planOf(run, seed);
  const probe = await probeGpu(navigator.gpu);
  const hardware = probe.status === 'adapter' && !probe.software;
  return planOf(hardware ? run : { ...run, patterns: run.small }, seed);
}

/** @throws Error for a pattern that names nothing: a mistake in the lesson, which its tests would show */
export function planOf({ patterns, budgetMs, keepOutputs }: Measurable, seed: number): Plan {
  const cases = patterns.flatMap((pattern): readonly CaseId[] => {
    const expanded = expandPattern(pattern, workloads);
    if (!expanded.ok) throw new Error(expanded.problem.en);
    return expanded.cases;
  });
  return keepOutputs ? { cases, budgetMs, seed, keepOutputs } : { cases, budgetMs, seed };
}

/**
 * Runs and keeps the result; resolves when it is over. Ignored while another run is going on.
 * @param inHistory false: the lesson alone keeps it
 */
export async function runLesson(
  { run, course }: { readonly run: RunStore; readonly course: CourseStore },
  lesson: string,
  id: string,
  plan: Plan,
  inHistory = true,
): Promise<void> {
  const key = runKey(lesson, id);
  await run.start(plan, key, inHistory);
  const { by, report, outputs } = run.getState();
  if (by !== key || !report) return;
  const summary = summarize(report, workloads);
  // A run that was cancelled before it measured anything leaves what was there.
  if (!summary.measurements.some(({ status }) => status !== 'aborted')) return;
  const result = withRecorded(summary, await loadRecorded(lesson, id));
  course.keepResult(lesson, id, plan.keepOutputs ? { ...result, outputs: byCase(summary, outputs) } : result);
}

const byCase = ({ measurements }: Summary, outputs: RunState['outputs']): Readonly<Record<string, Outputs>> =>
  Object.fromEntries([...outputs].map(([index, kept]) => [measurements[index].case, kept]));
