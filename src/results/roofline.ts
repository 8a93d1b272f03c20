/**
 * The limit of a machine and how near a kernel comes to it. Pure.
 *
 * A side of the machine (GPU, CPU) does at most `gflops` of arithmetic and moves at most `gbps` of data, so a kernel of
 * `intensity` FLOP per byte cannot be faster than min(gflops, gbps × intensity).
 * Source: S. Williams, A. Waterman and D. Patterson, "Roofline", Communications of the ACM 52 (2009).
 */
import { caseOf } from '../engine/case-id.ts';
import type { CaseId, DeviceLimit, Workload } from '../engine/contract.ts';
import type { Summary, SummaryEnvironment, SummaryRow } from './summary.ts';

/** GFLOP/s and GB/s, both above 0. */
export interface Roof {
  readonly gflops: number;
  readonly gbps: number;
}

export type RoofSide = 'gpu' | 'cpu';
/** Null where a side was not measured, or only in part. The CPU's is that of all its cores. */
export type Roofs = Readonly<Record<RoofSide, Roof | null>>;

/** FLOP per byte from which on arithmetic is the limit. */
export const ridgeOf = ({ gflops, gbps }: Roof): number => gflops / gbps;

/** GFLOP/s that a kernel of this intensity may reach. */
export const roofAt = ({ gflops, gbps }: Roof, intensity: number): number => Math.min(gflops, gbps * intensity);

const find = (workloads: readonly Workload[], row: SummaryRow) =>
  workloads.find(({ id, version }) => id === row.workload && row.case.startsWith(`${id}@${version}:`));

/**
 * The roof that a row is held against. A library computes where its definition says; null for one that this version does
 * not know. Code on one thread is held against all cores, whoever wrote it: the rest of them is what it leaves unused.
 */
function roofSideOf(row: SummaryRow, workloads: readonly Workload[]): RoofSide | null {
  if (row.on !== 'library') return row.on === 'gpu' ? 'gpu' : 'cpu';
  const variant = find(workloads, row)?.variants.find(({ id }) => id === row.variant);
  return variant?.on === 'library' ? variant.side : null;
}

/**
 * What the rows say of the machine that they were measured on; null where no side was measured whole. Arithmetic: the
 * best rate. Memory: the best rate at the largest size, because a smaller one may sit in a cache.
 */
export function roofsOf(rows: readonly SummaryRow[], workloads: readonly Workload[]): Roofs | null {
  const gpu = roofOf(rows, workloads, 'gpu');
  const cpu = roofOf(rows, workloads, 'cpu');
  return gpu || cpu ? { gpu, cpu } : null;
}

function roofOf(rows: readonly SummaryRow[], workloads: readonly Workload[], side: RoofSide): Roof | null {
  const best = (of: DeviceLimit['of']) => {
    const rates = workloads.flatMap((workload) => {
      if (workload.limit?.of !== of) return [];
      const own = rows.filter(
        (row) =>
          find(workloads, row) === workload &&
          roofSideOf(row, workloads) === side &&
          workload.limit?.counts(row.params),
      );
      const known = own.flatMap((row) => bestRate(row, of === 'memory' ? row.gbps : row.gflops, workload));
      const largest = Math.max(...known.map(({ bytes }) => bytes));
      return known.filter(({ bytes }) => of === 'arithmetic' || bytes === largest).map(({ rate }) => rate);
    });
    return Math.max(0, ...rates);
  };
  const roof = { gflops: best('arithmetic'), gbps: best('memory') };
  return roof.gflops > 0 && roof.gbps > 0 ? roof : null;
}

/** Of all batches the fastest: a limit is what was reached once. */
function bestRate({ status, kernelMs, params }: SummaryRow, rate: number | null, workload: Workload) {
  if (status !== 'ok' || !kernelMs || !usable(rate) || !usable(kernelMs.median)) return [];
  const factor = usable(kernelMs.min) && kernelMs.min <= kernelMs.median ? kernelMs.median / kernelMs.min : 1;
  return [{ rate: rate * factor, bytes: workload.cost(params).bytes }];
}

const usable = (value: number | null): value is number => value !== null && Number.isFinite(value) && value > 0;

/** Where a kernel stands below its roof. */
export interface Standing {
  readonly side: RoofSide;
  /** FLOP per byte of the work itself, whatever the caches save; 0 for work without floating-point operations. */
  readonly intensity: number;
  readonly limitedBy: 'arithmetic' | 'memory';
  /** Of the limit, by the median. Above 1 where caches deliver what memory could not. */
  readonly share: number;
}

/**
 * Null for a row without a time, on a side without a roof, or of work that neither floating-point operations nor bytes
 * measure (integer chains).
 */
export function standingOf(row: SummaryRow, roofs: Roofs | null, workloads: readonly Workload[]): Standing | null {
  const side = roofSideOf(row, workloads);
  const roof = side && roofs?.[side];
  if (!side || !roof || row.status !== 'ok' || !usable(row.gbps)) return null;
  if (usable(row.gflops)) {
    const intensity = row.gflops / row.gbps;
    const limitedBy = intensity < ridgeOf(roof) ? 'memory' : 'arithmetic';
    return { side, intensity, limitedBy, share: row.gflops / roofAt(roof, intensity) };
  }
  if (find(workloads, row)?.boundBy(row.params) !== 'memory') return null;
  return { side, intensity: 0, limitedBy: 'memory', share: row.gbps / roof.gbps };
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
export interface Peaks {
  /** ISO 8601, UTC. */
  readonly measuredAt: string;
  /** See `placeOf`. */
  readonly place: string;
  readonly roofs: Roofs;
}

/** Null where a summary holds no whole limit. */
export function peaksOf(summary: Summary, workloads: readonly Workload[]): Peaks | null {
  const roofs = roofsOf(summary.measurements, workloads);
  return roofs && { measuredAt: summary.startedAt, place: placeOf(summary.environment), roofs };
}

/** Adapter, browser with its major version, and cores: a change of any of them may change the limits. */
export function placeOf({
  adapter,
  browser,
  cores,
}: Pick<SummaryEnvironment, 'adapter' | 'browser' | 'cores'>): string {
  const { vendor, architecture, device, description } = adapter ?? NO_ADAPTER;
  const name = [vendor, architecture, device, description].filter((part) => part !== '').join(' ');
  return [name || '-', browser.replace(/^(.*? \d+)[.\d]*$/, '$1'), cores].join(' | ');
}

const NO_ADAPTER = { vendor: '', architecture: '', device: '', description: '' } as const;
