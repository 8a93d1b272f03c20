import { Symbols } from 'recharts';
import type { Look } from '../../chart-model/looks.ts';

/** Areas in square pixels that look alike in size. */
const AREA = { circle: 58, square: 52, triangle: 50, diamond: 46, star: 46, cross: 58, wye: 60 } as const;

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
      size={AREA[look.shape] * (active ? 2.2 : 1)}
      fill={look.filled ? look.color : 'var(--surface)'}
      stroke={look.color}
      strokeWidth={1.75}
    />
  );
}

/** A piece of a contender's line, for legend and tooltip. `plain`: without its marker (a source's key). */
export function Key({ look, plain = false }: { look: Look; plain?: boolean }) {
  return (
    <svg className="key" width="34" height="14" viewBox="0 0 34 14" aria-hidden="true" focusable="false">
      <line x1="1" x2="33" y1="7" y2="7" stroke={look.color} strokeWidth="2" strokeDasharray={look.dash} />
      {!plain && <Marker look={look} x={17} y={7} />}
    </svg>
  );
}
