import type { Frame } from '../../chart-model/frame.ts';

/** Unit of the figures beside the y axis, above them; nothing where each figure carries its own. */
export function AxisUnit({ frame, unit }: { frame: Frame; unit: string | null }) {
  if (unit === null) return null;
  return (
    <text x={frame.plot.left - 8} y={frame.plot.top - 16} textAnchor="end" fontSize={12} fill="var(--ink-soft)">
      {unit}
    </text>
  );
}
