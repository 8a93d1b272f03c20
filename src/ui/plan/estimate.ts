/** How long a run will take, in the words that are honest about it. Pure but for the words. */
import { Estimator, estimatePlan } from '../../engine/bench/estimate.ts';
import { DEFAULT_SETTINGS } from '../../engine/bench/protocol.ts';
import type { CaseId, Workload } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';

export interface Estimate {
  /** `full`: every case gets all its batches. `fewer`: each gets some. `tight`: some may get none. */
  readonly kind: 'full' | 'fewer' | 'tight';
  readonly ms: number;
}

/** @param measured rows of earlier runs: what was measured here beats any guess */
export function estimate(
  cases: readonly CaseId[],
  budgetMs: number,
  workloads: readonly Workload[],
  measured: readonly SummaryRow[],
): Estimate {
  const estimator = new Estimator();
  for (const { workload: id, variant, gpu, params, kernelMs } of measured) {
    const found = find(workloads, id, variant);
    if (found && kernelMs) estimator.learn(found.workload, found.variant, params, kernelMs.median, 0, gpu);
  }
  const known = cases.flatMap(({ workload: id, variant, gpu, params }) => {
    const found = find(workloads, id, variant);
    return found ? [{ ...found, params, gpu }] : [];
  });
  const { fullMs, leastMs } = estimatePlan(known, DEFAULT_SETTINGS.batchMs, DEFAULT_SETTINGS.rounds, estimator);
  if (fullMs <= budgetMs) return { kind: 'full', ms: fullMs };
  return { kind: leastMs <= budgetMs ? 'fewer' : 'tight', ms: budgetMs };
}

function find(workloads: readonly Workload[], id: string, variantId: string) {
  const workload = workloads.find((each) => each.id === id);
  const variant = workload?.variants.find((each) => each.id === variantId);
  return workload && variant ? { workload, variant } : null;
}

/** Two significant steps are all that an estimate is good for: 3, 10, 15, 20 … seconds, then minutes. */
export function roundSeconds(ms: number): { readonly unit: 'seconds' | 'minutes'; readonly count: number } {
  const seconds = ms / 1000;
  if (seconds >= 90) return { unit: 'minutes', count: Math.round(seconds / 60) };
  return { unit: 'seconds', count: seconds < 10 ? Math.max(1, Math.round(seconds)) : 5 * Math.round(seconds / 5) };
}
