/** Geometry of a chart over sizes: domains, ticks, and where they lie in pixels. The live and the final drawing share it. */
import { type Domain, logDomain, logTicks, scale, spaced } from './axes.ts';
import type { WorkloadGroup } from './group.ts';
import type { Point, Reading } from './view.ts';

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Pixels right of the plot. */
  readonly room: number;
  /** Whether there is room for longer words. */
  readonly wide: boolean;
  readonly logX: boolean;
  readonly xDomain: Domain;
  readonly yDomain: Domain;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly xOf: (value: number) => number;
  readonly yOf: (value: number) => number;
}

/** From this width on there is room for longer words and more ticks. */
const WIDE = 620;
/** With the unit of the axis above it. */
const TOP = 30;
const ROOM = 14;
export const Y_AXIS = 64;
export const X_AXIS = 30;

/** Null where there is nothing to draw. The y axis is logarithmic; so is x unless its parameter's own steps are linear. */
export function frameOf(group: WorkloadGroup, points: readonly Point[], reading: Reading, width: number): Frame | null {
  const yDomain = logDomain(valuesOf(points, reading));
  if (!yDomain) return null;
  const { wide, height, room, plot } = frameSize(width);
  const logX = isLog(group);
  const xs = points.map(({ x }) => x);
  const xDomain = xDomainOf(xs, logX);
  const xOf = scale(xDomain, logX, plot.left, plot.right);
  return {
    width,
    height,
    room,
    wide,
    logX,
    xDomain,
    yDomain,
    xTicks: spaced(xs, xOf, wide ? 44 : 40),
    yTicks: logTicks(yDomain, wide ? 8 : 6),
    plot,
    xOf,
    yOf: scale(yDomain, true, plot.bottom, plot.top),
  };
}

export function frameSize(width: number) {
  const wide = width >= WIDE;
  const height = wide ? Math.min(460, Math.round(width * 0.5)) : 300;
  return { wide, height, room: ROOM, plot: { left: Y_AXIS, right: width - ROOM, top: TOP, bottom: height - X_AXIS } };
}

function* valuesOf(points: readonly Point[], reading: Reading): Iterable<number> {
  if (reading.view === 'speedUp' && points.length > 0) yield 1;
  for (const { values } of points) for (const { low, high } of Object.values(values)) yield* [low, high];
}

const isLog = ({ workload, axis }: WorkloadGroup): boolean => {
  const spec = axis === null ? undefined : workload?.params[axis];
  return !(spec?.kind === 'int' && spec.scale === 'linear');
};

function xDomainOf(xs: readonly number[], log: boolean): Domain {
  const low = xs[0];
  const high = xs[xs.length - 1];
  if (low === high) return [low / 2, high * 2];
  if (!log || low <= 0) return [low - (high - low) * 0.04, high + (high - low) * 0.02];
  const spare = (high / low) ** 0.03;
  return [low / spare, high * Math.sqrt(spare)];
}
