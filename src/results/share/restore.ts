/** Derives again what a link leaves out: printed cases, end to end, rates from the definitions, words for reasons. */
import { costOf } from '../../engine/bench/estimate.ts';
import { formatCase, resolveParams, workloadOf } from '../../engine/case-id.ts';
import type { Params, Workload } from '../../engine/contract.ts';
import type { Summary, SummaryRow } from '../summary.ts';
import { isWarningCode } from '../warning-codes.ts';
import { reasonOf } from './reasons.ts';
import type { SharedResult, SharedRow } from './shared-result.ts';

/** Cases that `workloads` do not know, or whose parameters do not fit, keep their times and have no rates. */
export const restoreSummary = (result: SharedResult, workloads: readonly Workload[]): Summary => ({
  schema: 1,
  startedAt: new Date(result.startedAt * 1000).toISOString().replace('.000Z', 'Z'),
  budgetMs: result.budgetMs,
  seed: result.seed,
  environment: result.environment,
  measurements: result.rows.map((row) => restoreRow(row, workloads)),
});

function restoreRow(row: SharedRow, workloads: readonly Workload[]): SummaryRow {
  const { workload: id, version, variant, build, on, gpu, params, status, timed } = row;
  const built = { ...(build !== null && { build }), ...(gpu && { gpu }) };
  const workload = workloadOf({ workload: id, version }, workloads);
  const cost = timed?.median && workload ? costHere(workload, variant, params) : null;
  return {
    case: formatCase({ workload: id, version, variant, ...built, params }, workload?.params ?? null),
    workload: id,
    variant,
    ...built,
    on,
    params,
    status,
    reason: reasonOf(row, workload),
    kernelMs: timed && {
      median: timed.median,
      low: timed.low,
      high: timed.high,
      min: timed.min,
      samples: timed.samples,
    },
    deviceMs: timed?.deviceMs ?? null,
    roundTripMs: timed?.roundTripMs ?? null,
    endToEndMs: timed && { median: timed.uploadMs + timed.median + timed.readbackMs },
    firstUseMs: timed?.firstUseMs ?? null,
    compileMs: timed?.compileMs ?? null,
    uploadMs: timed?.uploadMs ?? null,
    readbackMs: timed?.readbackMs ?? null,
    gflops: timed && cost?.flops ? cost.flops / timed.median / 1e6 : null,
    gbps: timed && cost && cost.bytes / timed.median / 1e6,
    maxError: row.maxError,
    warnings: row.warnings.flatMap(({ code, value, limit }) =>
      isWarningCode(code)
        ? { code, ...(value === undefined ? {} : { value }), ...(limit === undefined ? {} : { limit }) }
        : [],
    ),
  };
}

function costHere(workload: Workload, variantId: string, params: Params) {
  const variant = workload.variants.find(({ id }) => id === variantId);
  const resolved = resolveParams(workload, params);
  return variant && resolved.ok ? costOf(workload, variant, resolved.params) : null;
}
