/** What charts over a frame share of recharts' own elements. */
import { type Frame, X_AXIS, Y_AXIS } from '../../chart-model/frame.ts';
import type { Point } from '../../chart-model/view.ts';

const TICK = { fill: 'var(--ink-soft)', fontSize: 12 } as const;
const AXIS = { type: 'number', interval: 0, allowDataOverflow: true, tick: TICK } as const;

export const chartProps = (frame: Frame, points: readonly Point[], label: string) => ({
  width: frame.width,
  height: frame.height,
  data: points,
  margin: { top: frame.plot.top, right: frame.room, bottom: 0, left: 0 },
  'aria-label': label,
  className: 'size-chart',
});

export const gridProps = (frame: Frame) => ({
  stroke: 'var(--line)',
  vertical: false,
  horizontalValues: [...frame.yTicks],
});

export const xAxisProps = (frame: Frame, text: (value: number) => string) =>
  ({
    ...AXIS,
    dataKey: 'x',
    scale: frame.logX ? 'log' : 'linear',
    domain: [...frame.xDomain],
    ticks: [...frame.xTicks],
    tickFormatter: text,
    height: X_AXIS,
    stroke: 'var(--line-strong)',
  }) as const;

export const yAxisProps = (frame: Frame, text: (value: number) => string) =>
  ({
    ...AXIS,
    scale: 'log',
    domain: [...frame.yDomain],
    ticks: [...frame.yTicks],
    width: Y_AXIS,
    tickFormatter: text,
    tickLine: false,
    axisLine: false,
  }) as const;

export const TOOLTIP = {
  isAnimationActive: false,
  cursor: { stroke: 'var(--line-strong)' },
  allowEscapeViewBox: { x: false, y: true },
} as const;

/** A line that is not to be seen: a chart without one has no tooltip. Any value of a point will do. */
export const UNSEEN_LINE = {
  dataKey: ({ values }: Point) => Object.values(values)[0]?.median,
  stroke: 'none',
  dot: false,
  activeDot: false,
  isAnimationActive: false,
} as const;
