/** The plan of a shared result, to be run here. Pure. */
import { formatCase, parseCase } from '../../engine/case-id.ts';
import type { CaseId, Plan, Workload } from '../../engine/contract.ts';
import type { Summary } from '../../results/summary.ts';

export interface Rerun {
  /** Null when none of the cases is known here. */
  readonly plan: Plan | null;
  /** Cases of workloads, versions, variants or parameters that are not known here. */
  readonly unknown: number;
}

/** Same cases, time limit and seed; a case that is listed twice runs once. */
export function rerunOf(summary: Summary, workloads: readonly Workload[]): Rerun {
  const printed = [...new Set(summary.measurements.map((row) => row.case))];
  const cases = printed.flatMap((id): CaseId[] => {
    const parsed = parseCase(id, workloads);
    return parsed.ok ? [parsed.id] : [];
  });
  const { budgetMs, seed } = summary;
  return {
    plan: cases.length ? { cases, budgetMs, stretches: true, seed } : null,
    unknown: printed.length - cases.length,
  };
}

/** Whose run it is: one that was started for one link must not be shown beside another. */
export const rerunKey = ({ seed, budgetMs, cases }: Plan): string =>
  ['result', seed, budgetMs, ...cases.map((id) => formatCase(id, null))].join(' ');
