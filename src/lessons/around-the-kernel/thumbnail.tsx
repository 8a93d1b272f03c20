/** A page of lines, and in its midst the few that are the kernel's. */
const LINES = [
  { y: 8, x: 20, width: 44 },
  { y: 16, x: 20, width: 56 },
  { y: 24, x: 20, width: 38 },
  { y: 46, x: 20, width: 52 },
  { y: 54, x: 20, width: 34 },
] as const;

export const drawing = (
  <>
    <rect x={12} y={2} width={72} height={60} rx={3} className="thumb__frame" />
    {LINES.map(({ y, x, width }) => (
      <rect key={y} x={x} y={y} width={width} height={3} rx={1} className="thumb__element" />
    ))}
    <rect x={20} y={32} width={24} height={4} rx={1} className="thumb__gpu" />
    <rect x={20} y={38} width={32} height={4} rx={1} className="thumb__gpu" />
  </>
);
