/** What drawings of several lessons are made of. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

interface GridProps {
  x?: number;
  y?: number;
  columns: number;
  rows: number;
  /** Of a cell, with its gap. */
  pitch: number;
  gap?: number;
  look(cell: Cell): string | null;
}

export function Grid({ x = 0, y = 0, columns, rows, pitch, gap = 1.5, look }: GridProps) {
  return Array.from({ length: columns * rows }, (_, index) => {
    const cell = { column: index % columns, row: Math.floor(index / columns) };
    const name = look(cell);
    return (
      name && (
        <rect
          key={`${cell.column}-${cell.row}`}
          x={x + cell.column * pitch}
          y={y + cell.row * pitch}
          width={pitch - gap}
          height={pitch - gap}
          rx={1}
          className={`thumb__${name}`}
        />
      )
    );
  });
}

/** Dots in a row that wait for each other. */
export const chain = (y: number, count: number, side: string) => (
  <g key={y}>
    <path d={`M8 ${y} H ${8 + (count - 1) * 13}`} className="thumb__line" />
    {Array.from({ length: count }, (_, at) => (
      <circle key={`at-${at.toString()}`} cx={8 + at * 13} cy={y} r={3} className={`thumb__${side}`} />
    ))}
  </g>
);
