import { MARK, MARK_SIZE } from '../ui/frame/mark-shape.ts';

export function Mark() {
  return (
    <svg viewBox={`0 0 ${MARK_SIZE} ${MARK_SIZE}`} aria-hidden="true">
      {MARK.map(({ side, x, y, width, height, round }) => (
        <rect key={`${x} ${y}`} x={x} y={y} width={width} height={height} rx={round} fill={`var(--${side})`} />
      ))}
    </svg>
  );
}
