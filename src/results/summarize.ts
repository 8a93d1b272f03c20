/** Report -> Summary. Pure: the same report always gives the same summary, whoever asks. */
import { median as medianOf } from 'simple-statistics';
import { deviceMsOf, kernelMsOf } from '../engine/bench/calibrate.ts';
import { costOf } from '../engine/bench/estimate.ts';
import { formatCase, workloadOf } from '../engine/case-id.ts';
import type { Environment, FirstUse, Measurement, Reason, Report, Verdict, Workload } from '../engine/contract.ts';
import { summarizeSamples } from '../engine/stats/summary.ts';
import {
  type Interval,
  NO_FIGURES,
  type Spread,
  type Summary,
  type SummaryEnvironment,
  type SummaryRow,
} from './summary.ts';

/** Rows keep the report's order. Workloads that this version does not know keep their times and lose their rates. */
export function summarize(report: Report, workloads: readonly Workload[]): Summary {
  return {
    schema: 1,
    startedAt: report.startedAt.replace(/\.\d+Z$/, 'Z'),
    budgetMs: report.plan.budgetMs,
    seed: report.plan.seed,
    environment: summaryEnvironment(report.environment),
    measurements: report.measurements.map((measurement) => summaryRow(measurement, workloads)),
  };
}

export function summaryEnvironment(environment: Environment): SummaryEnvironment {
  const { runtime, browser, os, cores, crossOriginIsolated, timestampQuantumUs, drawing, lockstep, adapter, second } =
    environment;
  const measuredBy = lockstep === undefined ? {} : { lockstep };
  const beside = second && { secondAdapter: second.adapter };
  const machine = { runtime, browser, os, cores, crossOriginIsolated, timestampQuantumUs, drawing };
  return { ...machine, ...measuredBy, adapter, ...beside };
}

/** One row; also for the interim measurements of a run that is still going on. */
export function summaryRow(measurement: Measurement, workloads: readonly Workload[]): SummaryRow {
  const { case: id, on, status } = measurement;
  const workload = workloadOf(id, workloads);
  const variant = workload?.variants.find((known) => known.id === id.variant);
  const base = {
    case: formatCase(id, workload?.params ?? null),
    workload: id.workload,
    variant: id.variant,
    on,
    ...(id.build !== undefined && { build: id.build }),
    ...(id.gpu && { gpu: id.gpu }),
    params: id.params,
    status,
  };
  if (measurement.status !== 'ok') {
    const wrong = measurement.status === 'wrong' ? measurement.verdict : null;
    return {
      ...base,
      ...NO_FIGURES,
      reason: measurement.status === 'wrong' ? wrongResult(measurement.verdict) : measurement.reason,
      maxError: wrong ? wrong.maxError : null,
    };
  }
  const { phases, verdict, warnings, firstUse, roundTrips } = measurement;
  const kernelMs = intervalOf(kernelMsOf(measurement));
  const deviceMs = deviceMsOf(measurement);
  const { median } = kernelMs;
  // Records of before there was a least that a clock must see may hold a time of nothing, which is no rate.
  const cost = workload && variant && median > 0 ? costOf(workload, variant, id.params) : null;
  return {
    ...base,
    reason: null,
    kernelMs,
    deviceMs: deviceMs && medianOf(deviceMs),
    roundTripMs: roundTrips.length ? spreadOf(roundTrips) : null,
    endToEndMs: { median: phases.uploadMs + median + phases.readbackMs },
    firstUseMs: firstUse && firstUseOf(firstUse),
    compileMs: phases.compileMs,
    uploadMs: phases.uploadMs,
    readbackMs: phases.readbackMs,
    gflops: cost?.flops ? cost.flops / median / 1e6 : null,
    gbps: cost ? cost.bytes / median / 1e6 : null,
    maxError: verdict.maxError,
    warnings,
  };
}

/** Without the readback, which costs the same every time. */
const firstUseOf = ({ compileMs, uploadMs, runMs, cached, together }: FirstUse) => ({
  ...{ compileMs, uploadMs, runMs },
  ...(cached !== undefined && { cached }),
  ...(together && { together }),
});

function intervalOf(values: readonly number[]): Interval {
  const { median, low, high, min, samples } = summarizeSamples(values);
  return { median, low, high, min, samples };
}

function spreadOf(values: readonly number[]): Spread {
  const { median, low, high, samples } = summarizeSamples(values);
  return { median, low, high, samples };
}

/**
 * Whoever is refused by the proof at the end was timed before: the time does not count. Lengths, bits and what is not finite
 * are wrong by no figure, and allow none.
 */
function wrongResult({ maxError, tolerance, at }: Verdict): Reason {
  const allowed = tolerance.toExponential(1);
  const text = Number.isFinite(maxError)
    ? {
        en: `: off by ${maxError.toExponential(1)}${at === null ? '' : ` at ${at}`}, allowed ${allowed}`,
        'zh-CN': `：${at === null ? '' : `${at} 处`}偏差 ${maxError.toExponential(1)}，允许 ${allowed}`,
      }
    : {
        en: `${at === null ? '' : ` (${at})`}, by no figure that could be given`,
        'zh-CN': `${at === null ? '' : `（${at}）`}，偏差无法用数字表示`,
      };
  return {
    code: 'wrong',
    text: {
      en: `Its result is wrong${text.en}. Its time does not count.`,
      'zh-CN': `结果有误${text['zh-CN']}。用时不算数。`,
    },
  };
}
