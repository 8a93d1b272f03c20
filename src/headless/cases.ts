/** From the command's words to what is run, and for how long. */

import { estimatePlan } from '../engine/bench/estimate.ts';
import { combinationsIn, defaultSweep, expandPattern } from '../engine/bench/plan.ts';
import { DEFAULT_SETTINGS } from '../engine/bench/protocol.ts';
import { formatCase } from '../engine/case-id.ts';
import type { CaseId, Plan, Workload } from '../engine/contract.ts';
import { MAX_CASES } from '../results/share/columns.ts';
import type { Options } from './options.ts';
import { SUITES } from './suites.ts';

export type Planned = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly problem: string };

/** A sweep is promised within 60 seconds; starting, verifying and ending want some of them. */
const SWEEP_MS = 50_000;
/** What is chosen for patterns: no shorter than a few good samples take, no longer than somebody waits unasked. */
const SHORTEST_MS = 10_000;
const LONGEST_MS = 300_000;

/** A first guess at the speed is made for GPUs; where the processor plays the GPU, this much of the time is planned. */
const SOFTWARE_SHARE = 0.6;

/** The plan that the options ask for; each case once, however many patterns name it. */
export function planOf(options: Options, workloads: readonly Workload[]): Planned {
  const { seed, budgetSeconds } = options;
  const suite = options.suite === null ? null : SUITES[options.suite];
  const patterns = [...(suite?.patterns ?? []), ...options.patterns];
  const cases = new Map<string, CaseId>();
  const add = (id: CaseId) => cases.set(printCase(id, workloads), id);
  for (const pattern of patterns) {
    const sets = combinationsIn(pattern);
    if (sets > MAX_CASES)
      return { ok: false, problem: tooMany(`'${shortened(pattern)}' names ${sets} sets of parameters`) };
    const expanded = expandPattern(pattern, workloads);
    if (!expanded.ok) return { ok: false, problem: expanded.problem.en };
    expanded.cases.forEach(add);
  }
  if (!patterns.length) defaultSweep(workloads).forEach(add);
  const ids = [...cases.values()];
  if (ids.length > MAX_CASES) return { ok: false, problem: tooMany(`These patterns name ${ids.length} cases`) };
  const chosenMs = suite?.budgetMs ?? (patterns.length ? enoughMs(ids, workloads) : SWEEP_MS);
  const budgetMs = budgetSeconds === null ? chosenMs : budgetSeconds * 1000;
  return { ok: true, plan: { cases: ids, budgetMs, seed } };
}

const tooMany = (what: string) => `${what}; one run takes ${MAX_CASES} at most.`;
const shortened = (pattern: string) => (pattern.length > 60 ? `${pattern.slice(0, 60)}…` : pattern);

/** Prints a case as it may be typed. */
export const printCase = (id: CaseId, workloads: readonly Workload[]): string =>
  formatCase(id, workloads.find((workload) => workload.id === id.workload)?.params ?? null);

/**
 * On a software adapter a sweep that is right for a GPU would take minutes: the costliest sizes are left out until each
 * case can have a few samples.
 */
export function fitSweep(plan: Plan, workloads: readonly Workload[]): Plan {
  const sizes = new Map<string, CaseId[]>();
  for (const id of plan.cases) {
    const size = JSON.stringify([id.workload, id.params]);
    sizes.set(size, [...(sizes.get(size) ?? []), id]);
  }
  const groups = [...sizes.values()]
    .map((cases) => ({ cases, ms: estimate(cases, workloads).leastMs }))
    .sort((a, b) => a.ms - b.ms);
  let ms = 0;
  const dear = groups.filter((group, place) => {
    ms += group.ms;
    return ms > plan.budgetMs * SOFTWARE_SHARE && place > 0;
  });
  const left = new Set(dear.flatMap(({ cases }) => cases));
  return { ...plan, cases: plan.cases.filter((id) => !left.has(id)) };
}

/** Time for every sample of every case by a first guess at the speed, doubled; a run that needs less ends sooner. */
function enoughMs(ids: readonly CaseId[], workloads: readonly Workload[]): number {
  const ms = 2 * estimate(ids, workloads).fullMs;
  return Math.ceil(Math.min(Math.max(ms, SHORTEST_MS), LONGEST_MS) / 1000) * 1000;
}

function estimate(ids: readonly CaseId[], workloads: readonly Workload[]) {
  const known = ids.flatMap((id) => {
    const workload = workloads.find((one) => one.id === id.workload);
    const variant = workload?.variants.find((one) => one.id === id.variant);
    return workload && variant ? [{ workload, variant, params: id.params }] : [];
  });
  return estimatePlan(known, DEFAULT_SETTINGS.batchMs, DEFAULT_SETTINGS.rounds);
}
