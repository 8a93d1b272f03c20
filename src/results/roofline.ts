/**
 * The limit of a machine and how near a kernel comes to it. Pure.
 *
 * A side of the machine (GPU, CPU) does at most `gflops` of arithmetic and moves at most `gbps` of data, so a kernel of
 * `intensity` FLOP per byte cannot be faster than min(gflops, gbps × intensity). What has to be computed and moved is the
 * workload's cost, or what it says of its own roof.
 * Source: S. Williams, A. Waterman and D. Patterson, "Roofline", Communications of the ACM 52 (2009).
 */
import { browserMajor } from '../engine/browser-name.ts';
import { caseOf } from '../engine/case-id.ts';
import type { CaseId, DeviceLimit, Mix, Roof, Workload } from '../engine/contract.ts';
import { processorOf, timeOf } from './contest.ts';
import type { Summary, SummaryEnvironment, SummaryRow } from './summary.ts';
import { workloadOf } from './workload-of.ts';

/** GFLOP/s and GB/s, both above 0. */
export interface Limit {
  readonly gflops: number;
  readonly gbps: number;
  /** GFLOP/s of other mixes of arithmetic than multiply-adds, as far as they were measured. */
  readonly mixes?: Readonly<Partial<Record<Mix, number>>>;
}

/** Code on one thread is held against all cores, whoever wrote it: the rest of them is what it leaves unused. */
export type LimitSide = 'gpu' | 'cpu';
/** Null where a side was not measured, or only in part. The CPU's is that of all its cores. */
export type Limits = Readonly<Record<LimitSide, Limit | null>>;

/** FLOP per byte from which on arithmetic is the limit. */
export const ridgeOf = ({ gflops, gbps }: Limit): number => gflops / gbps;

/** GFLOP/s that a kernel of this intensity may reach. */
export const limitAt = ({ gflops, gbps }: Limit, intensity: number): number => Math.min(gflops, gbps * intensity);

/** GFLOP/s of a mix. */
export const mixOf = ({ gflops, mixes }: Limit, mix: Mix): number => mixes?.[mix] ?? gflops;

/**
 * What the rows say of the machine that they were measured on; null where no side was measured whole. Arithmetic: the
 * best rate. Memory: the best rate at the largest size, because a smaller one may sit in a cache. Of two GPUs the run's own.
 */
export function limitsIn(rows: readonly SummaryRow[], workloads: readonly Workload[]): Limits | null {
  const gpu = limitIn(rows, workloads, 'gpu');
  const cpu = limitIn(rows, workloads, 'cpu');
  return gpu || cpu ? { gpu, cpu } : null;
}

function limitIn(rows: readonly SummaryRow[], workloads: readonly Workload[], side: LimitSide): Limit | null {
  const best = (of: DeviceLimit['of'], mix: Mix = 'multiply-add') => {
    const rates = workloads.flatMap((workload) => {
      if (workload.limit?.of !== of || (workload.limit.mix ?? 'multiply-add') !== mix) return [];
      const own = rows.filter(
        (row) =>
          workloadOf(row, workloads) === workload &&
          !row.gpu &&
          processorOf(row, workloads) === side &&
          workload.limit?.counts(row.params),
      );
      const known = own.flatMap((row) => bestRate(row, of === 'memory' ? row.gbps : row.gflops, workload));
      const largest = Math.max(...known.map(({ bytes }) => bytes));
      return known.filter(({ bytes }) => of === 'arithmetic' || bytes === largest).map(({ rate }) => rate);
    });
    return Math.max(0, ...rates);
  };
  const limit = { gflops: best('arithmetic'), gbps: best('memory') };
  const orbit = best('arithmetic', 'orbit');
  return limit.gflops > 0 && limit.gbps > 0 ? { ...limit, ...(orbit > 0 && { mixes: { orbit } }) } : null;
}

/** Of all batches the fastest: a limit is what was reached once. */
function bestRate({ status, kernelMs, params }: SummaryRow, rate: number | null, workload: Workload) {
  if (status !== 'ok' || !kernelMs || !usable(rate) || !usable(kernelMs.median)) return [];
  const factor = usable(kernelMs.min) && kernelMs.min <= kernelMs.median ? kernelMs.median / kernelMs.min : 1;
  return [{ rate: rate * factor, bytes: workload.cost(params).bytes }];
}

const usable = (value: number | null): value is number => value !== null && Number.isFinite(value) && value > 0;

/**
 * Whether a share of a limit can be believed. `within`: it is at most one, or no further above than its interval and the
 * scatter of the limit itself reach. `cached`: above one, either because a cache delivers what memory could not, which is
 * fair, or because the limit was measured too low: which of them, no browser tells. `beyond`: above one, and nothing
 * explains it but a limit that was measured too low (something else was running).
 */
export type Reach = 'within' | 'cached' | 'beyond';

/** Where a kernel stands below its limit. */
export interface Standing {
  readonly side: LimitSide;
  /** FLOP per byte that has to move, whatever the caches save; 0 for work without floating-point operations. */
  readonly intensity: number;
  /** Of the arithmetic that limits it. */
  readonly mix: Mix;
  readonly limitedBy: 'arithmetic' | 'memory';
  /** Of the limit, by the median. */
  readonly share: number;
  readonly reach: Reach;
}

/** Two measurements of one limit differ by as much. */
const SCATTER = 1.02;
/**
 * Less than this may lie in a cache: a GeForce RTX 4090 has 72 MB of L2, AMD's Infinity Cache 96 to 256 MB, an EPYC 256 MB
 * of L3 and more (https://en.wikipedia.org/wiki/Epyc), and no browser tells how much there is.
 */
const CACHED_BYTES = 2 ** 30;

/** The one judge of shares. @param bytes that the work moves at least */
function reachOf(share: number, row: SummaryRow, limitedBy: Standing['limitedBy'], bytes: number): Reach {
  const time = timeOf(row, 'kernel');
  const surely = time ? (share * time.median) / time.high : share;
  if (!(surely > SCATTER)) return 'within';
  return limitedBy === 'memory' && bytes < CACHED_BYTES ? 'cached' : 'beyond';
}

/**
 * Null for a row without a time, on a side without a limit or on the second of two GPUs, and of work that neither
 * floating-point operations nor bytes measure (integer chains).
 */
export function standingOf(row: SummaryRow, limits: Limits | null, workloads: readonly Workload[]): Standing | null {
  const side = processorOf(row, workloads);
  const limit = side && limits?.[side];
  if (!side || !limit || row.gpu || row.status !== 'ok' || !usable(row.gbps)) return null;
  const ms = row.kernelMs?.median ?? null;
  if (!usable(ms)) return null;
  const workload = workloadOf(row, workloads);
  const { flops, bytes, mix, writtenBytes } = workload?.roof?.(row.params) ?? costIn(row, ms);
  if (!(flops > 0) && workload?.boundBy(row.params) !== 'memory') return null;
  const below = (moved: number): Standing => {
    const [computesMs, movesMs] = [flops / mixOf(limit, mix) / 1e6, moved / limit.gbps / 1e6];
    const limitedBy = movesMs > computesMs ? 'memory' : 'arithmetic';
    const share = Math.max(computesMs, movesMs) / ms;
    return { side, intensity: flops / moved, mix, limitedBy, share, reach: reachOf(share, row, limitedBy, bytes) };
  };
  const allocatedBytes = side === 'cpu' ? writtenBytes : 0;
  const standing = below(bytes + allocatedBytes);
  // Some processors write whole lines without reading them first: then those bytes did not move.
  return standing.reach === 'within' || !allocatedBytes ? standing : below(bytes);
}

/** What a row says itself that it did. */
function costIn({ gflops, gbps }: SummaryRow, ms: number): Roof {
  const flops = usable(gflops) ? gflops * ms * 1e6 : 0;
  return { flops, bytes: (gbps ?? 0) * ms * 1e6, mix: 'multiply-add', writtenBytes: 0 };
}

/**
 * The cases that find a machine's limits, about ten seconds of them.
 * @param gpu what there is
 */
export function limitCases(workloads: readonly Workload[], gpu: 'hardware' | 'software' | 'none'): CaseId[] {
  return workloads.flatMap((workload) =>
    workload.variants.flatMap((variant) => {
      if (variant.on === 'gpu' && gpu === 'none') return [];
      const sets = workload.limit?.cases(variant, gpu === 'hardware') ?? [];
      return sets.map((params) => caseOf(workload, variant.id, params));
    }),
  );
}

/** What is remembered of a machine. */
export interface KnownLimits {
  /** ISO 8601, UTC. */
  readonly measuredAt: string;
  /** See `placeOf`. */
  readonly place: string;
  readonly limits: Limits;
}

/** Null where a summary holds no whole limit. */
export function knownLimitsOf(summary: Summary, workloads: readonly Workload[]): KnownLimits | null {
  const limits = limitsIn(summary.measurements, workloads);
  return limits && { measuredAt: summary.startedAt, place: placeOf(summary.environment), limits };
}

/** Adapter, browser with its major version, and cores: a change of any of them may change the limits. */
export function placeOf({
  adapter,
  browser,
  cores,
}: Pick<SummaryEnvironment, 'adapter' | 'browser' | 'cores'>): string {
  const { vendor, architecture, device, description } = adapter ?? NO_ADAPTER;
  const name = [vendor, architecture, device, description].filter((part) => part !== '').join(' ');
  return [name || '-', browserMajor(browser), cores].join(' | ');
}

const NO_ADAPTER = { vendor: '', architecture: '', device: '', description: '' } as const;
