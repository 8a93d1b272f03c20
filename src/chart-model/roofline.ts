/** Points and geometry of a roofline: rate over intensity, below the limit of each side of the machine. */
import {
  type Limit,
  type LimitSide,
  type Limits,
  limitAt,
  mixOf,
  ridgeOf,
  type Standing,
} from '../results/roofline.ts';
import type { SummaryRow } from '../results/summary.ts';
import { logDomain, logTicks, scale } from './axes.ts';
import { type Frame, frameSize } from './frame.ts';
import type { Cell, Contender, Facet } from './group.ts';
import { measured } from './measures.ts';
import type { Point } from './view.ts';

export interface Placed {
  readonly cell: Cell;
  readonly standing: Standing;
}

export type StandingOf = (row: SummaryRow, source: number) => Standing | null;

/** Cells with a place under a limit; work without floating-point operations has none. */
export function placedOf(facet: Facet, shown: ReadonlySet<string>, standingOf: StandingOf): Placed[] {
  return facet.cells.flatMap((cell) => {
    if (!shown.has(cell.contender.id)) return [];
    const standing = standingOf(cell.row, cell.contender.source);
    return standing && standing.intensity > 0 ? [{ cell, standing }] : [];
  });
}

/** Shared links round their figures: intensities that differ by less are one place. */
const placeOn = ({ intensity }: Standing) => Number(intensity.toPrecision(3));

/** By ascending intensity; of two sizes of a contender at one intensity, the larger stays. */
export function rooflinePoints(placed: readonly Placed[]): Point[] {
  const byX = new Map<number, Record<string, Point['values'][string]>>();
  for (const { cell, standing } of [...placed].sort((a, b) => (a.cell.x ?? 0) - (b.cell.x ?? 0))) {
    const bounds = measured(cell.row, 'rate', 'GFLOP/s');
    if (!bounds) continue;
    const x = placeOn(standing);
    byX.set(x, { ...byX.get(x), [cell.contender.id]: bounds });
  }
  return [...byX].sort(([a], [b]) => a - b).map(([x, values]) => ({ x, values }));
}

/** The cells at a place, for what is read out there. */
export const placedAt = (placed: readonly Placed[], contender: Contender, x: number): Placed | undefined =>
  placed.findLast(({ cell, standing }) => cell.contender.id === contender.id && placeOn(standing) === x);

/** Contenders with a rate that have no place, because the side that they compute on has no measured limit. */
export function withoutLimit(facet: Facet, contenders: readonly Contender[], standingOf: StandingOf): Contender[] {
  return contenders.filter(({ id, source }) => {
    const rated = facet.cells.filter(({ contender, row }) => contender.id === id && measured(row, 'rate', 'GFLOP/s'));
    return rated.length > 0 && rated.every(({ row }) => standingOf(row, source) === null);
  });
}

export interface DrawnLimit {
  readonly source: number;
  readonly side: LimitSide;
  readonly limit: Limit;
  /** GFLOP/s of mixes that kernels shown are held against, where they are other than its own. */
  readonly mixes?: readonly number[];
}

/** Limits of the sides that have a kernel to show. */
export function limitsShown(placed: readonly Placed[], limits: readonly (Limits | null)[]): DrawnLimit[] {
  return limits.flatMap((known, source) =>
    (['gpu', 'cpu'] as const).flatMap((side) => {
      const limit = known?.[side];
      const used = placed.filter(({ cell, standing }) => cell.contender.source === source && standing.side === side);
      if (!limit || used.length === 0) return [];
      const rates = new Set(used.map(({ standing }) => mixOf(limit, standing.mix)));
      return [{ source, side, limit, mixes: [...rates].filter((rate) => rate !== limit.gflops) }];
    }),
  );
}

/**
 * Both axes are logarithmic; ridges lie inside, with room on either side. Null where there is nothing to draw.
 * @param names pixels kept free right of the plot, where names of lines stand there
 */
export function rooflineFrame(
  points: readonly Point[],
  limits: readonly DrawnLimit[],
  width: number,
  names?: number,
): Frame | null {
  const xDomain = logDomain([...points.map(({ x }) => x), ...limits.flatMap(ridgesOf)], 0.14);
  if (!xDomain) return null;
  const ends = limits.flatMap(({ limit, mixes = [] }) => [limitAt(limit, xDomain[0]), limit.gflops, ...mixes]);
  const rates = points.flatMap(({ values }) => Object.values(values).flatMap(({ low, high }) => [low, high]));
  const yDomain = logDomain([...ends, ...rates], 0.08);
  if (!yDomain) return null;
  const usual = frameSize(width);
  const { wide, height } = usual;
  const room = names ?? usual.room;
  const plot = { ...usual.plot, right: width - room };
  return {
    width,
    height,
    room,
    wide,
    logX: true,
    xDomain,
    yDomain,
    xTicks: logTicks(xDomain, wide ? 8 : 5),
    yTicks: logTicks(yDomain, wide ? 8 : 6),
    plot,
    xOf: scale(xDomain, true, plot.left, plot.right),
    yOf: scale(yDomain, true, plot.bottom, plot.top),
  };
}

/** Where arithmetic of each mix begins to limit. */
const ridgesOf = ({ limit, mixes = [] }: DrawnLimit) => [ridgeOf(limit), ...mixes.map((rate) => rate / limit.gbps)];

/** A limit as a line across a frame, in pixels, and the ridge where it bends. */
export function limitLine({ xOf, yOf, plot, xDomain }: Frame, limit: Limit) {
  const ridge = { x: xOf(ridgeOf(limit)), y: yOf(limit.gflops) };
  const start = yOf(limitAt(limit, xDomain[0]));
  return { ridge, path: `M${plot.left},${start}L${ridge.x},${ridge.y}L${plot.right},${ridge.y}` };
}

/** The limit of another mix: from where it meets the slope of memory to the right end. */
export function mixLine({ xOf, yOf, plot, xDomain }: Frame, limit: Limit, gflops: number) {
  const y = yOf(gflops);
  return { y, path: `M${xOf(Math.max(gflops / limit.gbps, xDomain[0]))},${y}L${plot.right},${y}` };
}

export interface SideFinding {
  readonly limit: DrawnLimit;
  /** Nearest to its limit. */
  readonly best: Placed;
  readonly memory: number;
  readonly arithmetic: number;
}

/** What may be said of each side: whether arithmetic or memory limits how many kernels, and which comes nearest. */
export function rooflineFindings(placed: readonly Placed[], limits: readonly DrawnLimit[]): SideFinding[] {
  return limits.flatMap((limit) => {
    const own = placed.filter(
      ({ cell, standing }) => cell.contender.source === limit.source && standing.side === limit.side,
    );
    const [first, ...others] = own;
    if (!first) return [];
    const best = others.reduce((a, b) => (b.standing.share > a.standing.share ? b : a), first);
    const memory = own.filter(({ standing }) => standing.limitedBy === 'memory').length;
    return [{ limit, best, memory, arithmetic: own.length - memory }];
  });
}
