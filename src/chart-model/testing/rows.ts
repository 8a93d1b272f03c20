/** Rows for tests: figures that make the arithmetic plain, nothing that was ever measured. */
import { caseOf, formatCase, resolveParams } from '../../engine/case-id.ts';
import type { Params } from '../../engine/contract.ts';
import { NO_FIGURES, type Status, type Summary, type SummaryRow } from '../../results/summary.ts';
import { workloads } from '../../workloads/registry.ts';

interface Timing {
  readonly ms: number;
  /** Half the width of the interval, as a share of the median. */
  readonly spread?: number;
  /** Upload and readback together. */
  readonly copiesMs?: number;
}

/** @param given may leave out what the workload fills in */
export function timedRow(id: string, variant: string, given: Params, timing: Timing): SummaryRow {
  const { ms, spread = 0, copiesMs = 0 } = timing;
  return {
    ...blankRow(id, variant, given),
    status: 'ok',
    kernelMs: { median: ms, low: ms * (1 - spread), high: ms * (1 + spread), min: ms * (1 - spread), samples: 20 },
    endToEndMs: { median: ms + copiesMs },
    compileMs: 0,
    uploadMs: copiesMs / 2,
    readbackMs: copiesMs / 2,
    gflops: 1000 / ms,
    gbps: 100 / ms,
    maxError: 0,
  };
}

export const untimedRow = (id: string, variant: string, given: Params, status: Exclude<Status, 'ok'>): SummaryRow => ({
  ...blankRow(id, variant, given),
  status,
  reason: { code: 'test', text: { en: 'It did not work.', 'zh-CN': '没有成功。' } },
});

function blankRow(id: string, variant: string, given: Params): SummaryRow {
  const workload = workloads.find((known) => known.id === id);
  if (!workload) throw new Error(`no workload ${id}`);
  const resolved = resolveParams(workload, given);
  if (!resolved.ok) throw new Error(resolved.problem.en);
  const on = workload.variants.find((known) => known.id === variant)?.on ?? 'js';
  return {
    case: formatCase(caseOf(workload, variant, resolved.params), workload.params),
    workload: id,
    variant,
    on,
    params: resolved.params,
    status: 'aborted',
    reason: null,
    ...NO_FIGURES,
  };
}

export const summaryOf = (measurements: readonly SummaryRow[]): Summary => ({
  schema: 1,
  startedAt: '2025-03-14T09:30:00Z',
  budgetMs: 1000,
  seed: 1,
  environment: {
    runtime: 'browser',
    browser: 'Test 1',
    os: 'Test',
    cores: 4,
    crossOriginIsolated: true,
    timestampQuantumUs: null,
    drawing: null,
    adapter: null,
  },
  measurements,
});
