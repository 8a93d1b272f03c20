import type { ReactNode } from 'react';
import type { Frame } from '../../chart-model/frame.ts';
import { useFormat } from '../state/locale.ts';

interface StillChartProps {
  frame: Frame;
  label: string;
  yText: (value: number) => string;
  /** A value whose grid line is drawn heavier. */
  emphasis: number | null;
  children: ReactNode;
}

const TICK = 6;

/** Axes and grid as the final chart has them, in plain SVG. */
export function StillChart({ frame, label, yText, emphasis, children }: StillChartProps) {
  const format = useFormat();
  const { plot, xOf, yOf } = frame;
  return (
    <svg className="size-chart" width={frame.width} height={frame.height} role="img" aria-label={label}>
      <g fontSize={12} fill="var(--ink-soft)">
        {frame.yTicks.map((tick) => (
          <g key={tick}>
            <line x1={plot.left} x2={plot.right} y1={yOf(tick)} y2={yOf(tick)} stroke="var(--line)" />
            <text x={plot.left - 8} y={yOf(tick)} dy="0.355em" textAnchor="end">
              {yText(tick)}
            </text>
          </g>
        ))}
        {frame.xTicks.map((tick) => (
          <g key={tick}>
            <line x1={xOf(tick)} x2={xOf(tick)} y1={plot.bottom} y2={plot.bottom + TICK} stroke="var(--line-strong)" />
            <text x={xOf(tick)} y={plot.bottom + TICK + 2} dy="0.71em" textAnchor="middle">
              {format.number(tick)}
            </text>
          </g>
        ))}
      </g>
      <line x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} stroke="var(--line-strong)" />
      {emphasis !== null && (
        <line
          x1={plot.left}
          x2={plot.right}
          y1={yOf(emphasis)}
          y2={yOf(emphasis)}
          stroke="var(--line-strong)"
          strokeWidth={1.5}
        />
      )}
      {children}
    </svg>
  );
}
