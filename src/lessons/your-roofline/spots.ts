/** From what was measured to the roofs and to the places below them. Pure. */
import { measured } from '../../chart-model/measures.ts';
import type { DrawnLimit } from '../../chart-model/roofline.ts';
import type { LocalText, Workload } from '../../engine/contract.ts';
import type { Bounds } from '../../engine/stats/ratio.ts';
import { type LimitSide, type Limits, limitsIn, type Standing, standingOf } from '../../results/roofline.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { peakCopy } from '../../workloads/peak-copy/index.ts';
import { peakFma } from '../../workloads/peak-fma/index.ts';
import type { Results } from '../lesson.ts';
import { rowsOf } from '../results.ts';
import { text } from '../text.ts';

/** A roof needs nothing of the other workloads, and their kernels need not be loaded for it. */
const LIMITING: readonly Workload[] = [peakFma, peakCopy];

export interface Work {
  readonly id: string;
  readonly label: LocalText;
  /** Which rows are of it; those of the workload with its id, unless told. */
  readonly is?: (row: SummaryRow) => boolean;
}

/** The place of a row's work among them; -1 where it is none of them. */
export const workAt = (works: readonly Work[], row: SummaryRow): number =>
  works.findIndex(({ id, is }) => (is ? is(row) : id === row.workload));

/** What the kernels of the run do; numbered in this order, by rising intensity. */
export const WORKS: readonly Work[] = [
  { id: 'vector-add', label: text('Adding two arrays', '两个数组相加') },
  { id: 'convolution', label: text('Convolution, 3×3', '3×3 卷积') },
  { id: 'matmul', label: text('Matrix multiplication', '矩阵乘法') },
  { id: 'mandelbrot', label: text('Mandelbrot set', '曼德博集合') },
];

export const labelOf = (workload: string): LocalText =>
  WORKS.find(({ id }) => id === workload)?.label ?? text(workload, workload);

/** A kernel's place below a roof. */
export interface Spot {
  readonly row: SummaryRow;
  readonly standing: Standing;
  /** GFLOP/s. */
  readonly rate: Bounds;
}

/** Of the large run; null before it, and where it found no whole roof. */
export const roofsOf = (results: Results): Limits | null => limitsIn(rowsOf(results, 'all'), LIMITING);

/** Rows with a time, on a side that has a roof; by rising intensity. */
export function spotsIn(rows: readonly SummaryRow[], roofs: Limits | null): Spot[] {
  return rows
    .flatMap((row) => {
      const standing = standingOf(row, roofs, LIMITING);
      const rate = measured(row, 'rate', 'GFLOP/s');
      return standing && rate ? [{ row, standing, rate }] : [];
    })
    .sort((a, b) => a.standing.intensity - b.standing.intensity);
}

/** The kernels of the large run, without those that found the roof. */
export function kernelsOf(results: Results): Spot[] {
  const rows = rowsOf(results, 'all').filter(({ workload }) => WORKS.some(({ id }) => id === workload));
  return spotsIn(rows, roofsOf(results));
}

export interface Best extends Spot {
  readonly work: Work;
}

/** Of each work the kernel that comes nearest to the roof of a side; the nearest of all first. */
export function bestOf(spots: readonly Spot[], side: LimitSide): Best[] {
  const best = WORKS.flatMap((work) => {
    const own = spots.filter(({ row, standing }) => row.workload === work.id && standing.side === side);
    const [first, ...others] = own;
    if (!first) return [];
    return [{ ...others.reduce((a, b) => (b.standing.share > a.standing.share ? b : a), first), work }];
  });
  return best.sort((a, b) => b.standing.share - a.standing.share);
}

/** Where the number of each work stands: of several intensities of its kernels at the lowest. */
export function tagsOf(
  spots: readonly Spot[],
  works: readonly Work[] = WORKS,
): { readonly number: number; readonly intensity: number }[] {
  return works.flatMap((_, index) => {
    const spot = spots.find(({ row }) => workAt(works, row) === index);
    return spot ? [{ number: index + 1, intensity: spot.standing.intensity }] : [];
  });
}

/** As a chart draws them. */
export const drawnRoofs = (roofs: Limits): DrawnLimit[] =>
  (['gpu', 'cpu'] as const).flatMap((side) => {
    const limit = roofs[side];
    return limit ? [{ source: 0, side, limit }] : [];
  });
