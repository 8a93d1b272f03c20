import { Symbols } from 'recharts';
import type { Look } from '../../chart-model/looks.ts';

/** Areas in square pixels that look alike in size, large enough to tell a star from a disc. */
const AREA = { circle: 90, square: 84, triangle: 78, diamond: 72, star: 72, cross: 88, wye: 92 } as const;

interface MarkerProps {
  look: Look;
  x: number;
  y: number;
  /** Drawn larger: the point that the reader has chosen. */
  active?: boolean;
}

/** A data point. Hollow ones are filled with the surface, so that their own line does not cross them. */
export function Marker({ look, x, y, active = false }: MarkerProps) {
  return (
    <Symbols
      type={look.shape}
      cx={x}
      cy={y}
      size={AREA[look.shape] * (active ? 1.8 : 1)}
      fill={look.filled ? look.color : 'var(--surface)'}
      stroke={look.color}
      strokeWidth={1.75}
    />
  );
}

/** A piece of a contender's line, for legend and tooltip. `plain`: without its marker (a source's key). */
export function Key({ look, plain = false }: { look: Look; plain?: boolean }) {
  return (
    <svg className="key" width="36" height="16" viewBox="0 0 36 16" aria-hidden="true" focusable="false">
      <line x1="1" x2="35" y1="8" y2="8" stroke={look.color} strokeWidth="2" strokeDasharray={look.dash} />
      {!plain && <Marker look={look} x={18} y={8} />}
    </svg>
  );
}
