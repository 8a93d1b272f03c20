/** Points and geometry of a roofline: rate over intensity, below the roof of each side of the machine. */
import { type Roof, type RoofSide, type Roofs, ridgeOf, roofAt, type Standing } from '../results/roofline.ts';
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

/** Cells with a place under a roof; work without floating-point operations has none. */
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

export interface DrawnRoof {
  readonly source: number;
  readonly side: RoofSide;
  readonly roof: Roof;
}

/** Roofs of the sides that have a kernel to show. */
export function roofsShown(placed: readonly Placed[], roofs: readonly (Roofs | null)[]): DrawnRoof[] {
  return roofs.flatMap((known, source) =>
    (['gpu', 'cpu'] as const).flatMap((side) => {
      const roof = known?.[side];
      const used = placed.some(({ cell, standing }) => cell.contender.source === source && standing.side === side);
      return roof && used ? [{ source, side, roof }] : [];
    }),
  );
}

/** Both axes are logarithmic; ridges lie inside, with room on either side. Null where there is nothing to draw. */
export function rooflineFrame(points: readonly Point[], roofs: readonly DrawnRoof[], width: number): Frame | null {
  const xDomain = logDomain([...points.map(({ x }) => x), ...roofs.map(({ roof }) => ridgeOf(roof))], 0.14);
  if (!xDomain) return null;
  const ends = roofs.flatMap(({ roof }) => [roofAt(roof, xDomain[0]), roof.gflops]);
  const rates = points.flatMap(({ values }) => Object.values(values).flatMap(({ low, high }) => [low, high]));
  const yDomain = logDomain([...ends, ...rates], 0.08);
  if (!yDomain) return null;
  const { labelled, height, room, plot } = frameSize(width);
  return {
    width,
    height,
    room,
    labelled,
    logX: true,
    xDomain,
    yDomain,
    xTicks: logTicks(xDomain, labelled ? 8 : 5),
    yTicks: logTicks(yDomain, labelled ? 8 : 6),
    plot,
    xOf: scale(xDomain, true, plot.left, plot.right),
    yOf: scale(yDomain, true, plot.bottom, plot.top),
  };
}

export interface SideFinding {
  readonly roof: DrawnRoof;
  /** Nearest to its limit. */
  readonly best: Placed;
  readonly memory: number;
  readonly arithmetic: number;
}

/** What may be said of each roof: which limit how many kernels have, and which kernel comes nearest to it. */
export function rooflineFindings(placed: readonly Placed[], roofs: readonly DrawnRoof[]): SideFinding[] {
  return roofs.flatMap((roof) => {
    const own = placed.filter(
      ({ cell, standing }) => cell.contender.source === roof.source && standing.side === roof.side,
    );
    const [first, ...others] = own;
    if (!first) return [];
    const best = others.reduce((a, b) => (b.standing.share > a.standing.share ? b : a), first);
    const memory = own.filter(({ standing }) => standing.limitedBy === 'memory').length;
    return [{ roof, best, memory, arithmetic: own.length - memory }];
  });
}
