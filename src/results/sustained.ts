/** What a sustained run says: rate over time, and late over early. Pure. */
import { costOf } from '../engine/bench/estimate.ts';
import { workloadOf } from '../engine/case-id.ts';
import type { Workload } from '../engine/contract.ts';
import { isNoisy, type Ratio, ratioOf } from '../engine/stats/ratio.ts';
import { summarizeSamples } from '../engine/stats/summary.ts';
import type { Sustained, SustainedBatch } from '../engine/sustain/api.ts';
import { hasInterval } from './contest.ts';
import { summaryEnvironment, summaryRow } from './summarize.ts';
import type { Interval, Status, SummaryEnvironment } from './summary.ts';

export interface Bucket {
  readonly fromS: number;
  readonly toS: number;
  /** Whole batches that ended in it; none where one lasts longer than it, or the page was hidden. */
  readonly batches: number;
  /** Milliseconds per iteration over all of them; null without any. */
  readonly iterationMs: number | null;
}

/** A window on either end: a sixth of the time, ten seconds of a minute. */
const SHARE = 6;
/** Drawn as one line: more buckets than this say no more. */
const MOST_BUCKETS = 120;

/** A second each, longer where the run is. */
export function bucketsOf(batches: readonly SustainedBatch[]): readonly Bucket[] {
  const lastMs = batches.at(-1)?.endMs ?? 0;
  if (!(lastMs > 0)) return [];
  const widthMs = 1000 * Math.max(1, Math.ceil(lastMs / 1000 / MOST_BUCKETS));
  const count = Math.ceil(lastMs / widthMs);
  return Array.from({ length: count }, (_, place) => {
    const [from, to] = [place * widthMs, (place + 1) * widthMs];
    const own = batches.filter(({ endMs, hidden }) => endMs > from && endMs <= to && !hidden);
    const workMs = sum(own.map((batch) => batch.workMs));
    const iterations = sum(own.map((batch) => batch.iterations));
    return {
      fromS: from / 1000,
      toS: to / 1000,
      batches: own.length,
      iterationMs: iterations ? workMs / iterations : null,
    };
  });
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

export interface LateOverEarly {
  /** Seconds of each window. */
  readonly windowS: number;
  /** Milliseconds per iteration. */
  readonly early: Interval;
  readonly late: Interval;
  /** Rate late over rate early: below 1 it has slowed down. */
  readonly ratio: Ratio;
}

export type Pace = 'kept' | 'slower' | 'faster' | 'noisy';

/** What late over early says; `noisy`: intervals that overlap because they are wide say nothing. */
export function paceOf({ ratio }: Pick<LateOverEarly, 'ratio'>): Pace {
  if (ratio.tie) return isNoisy(ratio) ? 'noisy' : 'kept';
  return ratio.median < 1 ? 'slower' : 'faster';
}

/** Null where either window has too few batches for an interval. */
export function lateOverEarly(batches: readonly SustainedBatch[]): LateOverEarly | null {
  const lastMs = batches.at(-1)?.endMs ?? 0;
  const windowMs = lastMs / SHARE;
  const within = (from: number, to: number) => {
    const own = batches.filter(({ endMs, workMs, hidden }) => endMs - workMs >= from && endMs <= to && !hidden);
    return own.length ? summarizeSamples(own.map(({ workMs, iterations }) => workMs / iterations)) : null;
  };
  const early = within(0, windowMs);
  const late = within(lastMs - windowMs, lastMs);
  if (!early || !late || !hasInterval(early) || !hasInterval(late)) return null;
  return { windowS: windowMs / 1000, early, late, ratio: ratioOf(early, late) };
}

/** How much of the time it was working; the rest is what lies between batches: outputs overwritten, news told. */
export const busyShare = (batches: readonly SustainedBatch[]): number => {
  const lastMs = batches.at(-1)?.endMs ?? 0;
  return lastMs > 0 ? Math.min(1, sum(batches.map(({ workMs }) => workMs)) / lastMs) : 0;
};

/** GFLOP/s or GB/s of an iteration that takes so long; null where the work has none of it, or is not known here. */
export function rateOf(
  { measurement }: { readonly measurement: Pick<Sustained['measurement'], 'case'> },
  workloads: readonly Workload[],
  unit: 'gflops' | 'gbps',
) {
  const { case: id } = measurement;
  const workload = workloadOf(id, workloads);
  const variant = workload?.variants.find((one) => one.id === id.variant);
  const cost = workload && variant ? costOf(workload, variant, id.params) : null;
  const amount = cost ? (unit === 'gflops' ? cost.flops : cost.bytes) : 0;
  return (iterationMs: number | null): number | null =>
    amount > 0 && iterationMs !== null && iterationMs > 0 ? amount / iterationMs / 1e6 : null;
}

/** The command line's JSON of a sustained run: a document of its own, not of schema 1, whose fields it does not have. */
export interface SustainedJson {
  readonly schema: 'sustained-1';
  readonly kind: 'sustained';
  readonly startedAt: string;
  readonly seed: number;
  readonly environment: SummaryEnvironment;
  readonly case: string;
  readonly configuration: string | null;
  readonly seconds: number;
  readonly cancelled: boolean;
  readonly status: Status;
  readonly reason: string | null;
  readonly busy: number;
  readonly buckets: readonly (Bucket & { readonly gflops: number | null; readonly gbps: number | null })[];
  readonly lateOverEarly: LateOverEarly | null;
}

export function toSustainedJson(sustained: Sustained, workloads: readonly Workload[]): SustainedJson {
  const { environment, startedAt, seed, seconds, cancelled, batches, measurement } = sustained;
  const row = summaryRow(measurement, workloads);
  const [gflops, gbps] = (['gflops', 'gbps'] as const).map((unit) => rateOf(sustained, workloads, unit));
  return {
    schema: 'sustained-1',
    kind: 'sustained',
    startedAt,
    seed,
    environment: summaryEnvironment(environment),
    case: row.case,
    configuration: row.build ?? null,
    seconds,
    cancelled,
    status: row.status,
    reason: row.reason?.text.en ?? null,
    busy: busyShare(batches),
    buckets: bucketsOf(batches).map((one) => ({
      ...one,
      gflops: gflops(one.iterationMs),
      gbps: gbps(one.iterationMs),
    })),
    lateOverEarly: lateOverEarly(batches),
  };
}
