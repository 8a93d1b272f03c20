import type { Frame } from '../../chart-model/frame.ts';
import { lookOf } from '../../chart-model/looks.ts';
import type { Point } from '../../chart-model/view.ts';
import type { Ghosts } from './beside.ts';
import { Marker } from './marker.tsx';

interface GhostLayerProps {
  frame: Frame;
  /** With the ghosts' figures among them. */
  points: readonly Point[];
  ghosts: Ghosts | null;
}

/** Dots that lie further apart than any contender's own dashes. */
const DASH = '1 5';

/** Recorded lines behind the measured ones: pale, dotted, hollow, with the machine's name at the one that ends highest. */
export function GhostLayer({ frame, points, ghosts }: GhostLayerProps) {
  if (!ghosts) return null;
  const { xOf, yOf, plot } = frame;
  const lines = ghosts.lines.flatMap(({ contender }) => {
    const marks = points.flatMap(({ x, values }) => {
      const bounds = values[contender.id];
      return bounds ? [{ x: xOf(x), y: yOf(bounds.median) }] : [];
    });
    return marks.length ? [{ contender, marks, end: marks[marks.length - 1] }] : [];
  });
  if (!lines.length) return null;
  const top = lines.reduce((a, b) => (b.end.y < a.end.y ? b : a)).end;
  return (
    <g className="ghosts" data-testid="ghosts">
      {lines.map(({ contender, marks }) => {
        const look = { ...lookOf(contender, 1), filled: false };
        return (
          <g key={contender.id} className="ghosts__line" stroke={look.color} fill="none">
            <path
              d={marks.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x.toFixed(1)},${y.toFixed(1)}`).join('')}
              strokeWidth={2}
              strokeDasharray={DASH}
              strokeLinecap="round"
            />
            {marks.map(({ x, y }) => (
              <Marker key={x} look={look} x={x} y={y} />
            ))}
          </g>
        );
      })}
      <text
        className="ghosts__name"
        x={Math.min(top.x, plot.right)}
        y={Math.max(top.y - 10, plot.top - 4)}
        textAnchor="end"
      >
        {ghosts.name}
      </text>
    </g>
  );
}
