import { useMemo } from 'react';
import { type PicturedTensor, pictured } from '../../ui/puzzle/pictured.ts';
import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';

/** A puzzle’s picture without its numbers. */
export function SmallPicture({ puzzle }: { puzzle: Puzzle }) {
  const picture = useMemo(() => pictured(puzzle), [puzzle]);
  const { inputs, output, sources } = picture;
  const element = Math.floor((output.values.length - 1) / 2);
  return (
    <span className="puzzle-small" aria-hidden="true">
      {inputs.map((tensor) => (
        <SmallCells key={tensor.name} tensor={tensor} on={sources[element][tensor.name] ?? []} look="from" />
      ))}
      <SmallCells tensor={output} on={[element]} look="made" />
    </span>
  );
}

/** Of a cell and the gap behind it, in units of the drawing. */
const PITCH = 12;
const SIDE = 10;

interface SmallCellsProps {
  tensor: PicturedTensor;
  on: readonly number[];
  look: 'from' | 'made';
}

function SmallCells({ tensor: { columns, rows, values }, on, look }: SmallCellsProps) {
  const marked = new Set(on);
  return (
    <svg
      width={columns * PITCH}
      height={rows * PITCH}
      viewBox={`0 0 ${columns * PITCH} ${rows * PITCH}`}
      aria-hidden="true"
    >
      {Array.from(values, (_, at) => ({ at, x: at % columns, y: Math.floor(at / columns) })).map(({ at, x, y }) => (
        <rect
          key={`${x}:${y}`}
          className={`puzzle-small__cell${marked.has(at) ? ` puzzle-small__cell--${look}` : ''}`}
          x={x * PITCH + (PITCH - SIDE) / 2}
          y={y * PITCH + (PITCH - SIDE) / 2}
          width={SIDE}
          height={SIDE}
          rx={1}
        />
      ))}
    </svg>
  );
}
