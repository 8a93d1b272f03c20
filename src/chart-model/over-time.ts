/** Geometry of a rate over time: both axes are linear and the rate begins at zero, so that a drop looks as large as it is. */
import { linearTicks, scale } from './axes.ts';
import { type Frame, frameSize } from './frame.ts';

export interface TimePoint {
  readonly fromS: number;
  readonly toS: number;
  /** Null where nothing was seen: the line has a gap there. */
  readonly value: number | null;
}

/** Null where there is nothing to draw. @param lastS seconds that the axis holds, if more than there are points for */
export function timeFrame(points: readonly TimePoint[], lastS: number, width: number): Frame | null {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const most = Math.max(0, ...values);
  if (!(most > 0) || !(width > 0)) return null;
  const { wide, height, room, plot } = frameSize(width);
  const xDomain = [0, Math.max(lastS, points.at(-1)?.toS ?? 0)] as const;
  const yDomain = [0, most * 1.08] as const;
  return {
    width,
    height,
    room,
    wide,
    logX: false,
    xDomain,
    yDomain,
    xTicks: linearTicks(xDomain, wide ? 8 : 5),
    yTicks: linearTicks(yDomain, wide ? 6 : 5),
    plot,
    xOf: scale(xDomain, false, plot.left, plot.right),
    yOf: scale(yDomain, false, plot.bottom, plot.top),
  };
}

/** A line through the middles of the points; it is broken where nothing was seen. */
export function timePath({ xOf, yOf }: Frame, points: readonly TimePoint[]): string {
  let path = '';
  let pen = 'M';
  for (const { fromS, toS, value } of points) {
    if (value === null) {
      pen = 'M';
      continue;
    }
    path += `${pen}${xOf((fromS + toS) / 2).toFixed(1)},${yOf(value).toFixed(1)}`;
    pen = 'L';
  }
  return path;
}
