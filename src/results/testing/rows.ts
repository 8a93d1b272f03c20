/** Rows whose rates follow from what their workload costs, for tests. */
import { costOf } from '../../engine/bench/estimate.ts';
import { expandPattern } from '../../engine/bench/plan.ts';
import { formatCase } from '../../engine/case-id.ts';
import { workloads } from '../../workloads/registry.ts';
import { NO_FIGURES, type SummaryRow } from '../summary.ts';

/** The first case of a pattern as a run would give it. @param median milliseconds, as is `min` */
export function costedRow(pattern: string, median: number, min = median): SummaryRow {
  const expanded = expandPattern(pattern, workloads);
  if (!expanded.ok) throw new Error(expanded.problem.en);
  const [id] = expanded.cases;
  const workload = workloads.find((one) => one.id === id.workload);
  const variant = workload?.variants.find((one) => one.id === id.variant);
  if (!workload || !variant) throw new Error(pattern);
  const { flops, bytes } = costOf(workload, variant, id.params);
  return {
    case: formatCase(id, workload.params),
    workload: id.workload,
    variant: id.variant,
    on: variant.on,
    params: id.params,
    status: 'ok',
    reason: null,
    ...NO_FIGURES,
    kernelMs: { median, low: median, high: median, min, samples: 20 },
    endToEndMs: { median },
    compileMs: 1,
    uploadMs: 1,
    readbackMs: 1,
    gflops: flops > 0 ? flops / median / 1e6 : null,
    gbps: bytes / median / 1e6,
    maxError: 0,
  };
}
