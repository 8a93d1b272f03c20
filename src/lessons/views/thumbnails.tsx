/** A small drawing for each lesson, of what it is about. The text beside it says the same. */
import type { ReactNode } from 'react';
import { drawing as fromHereToCuda } from '../from-here-to-cuda/thumbnail.tsx';
import { drawing as settingItUp } from '../setting-it-up/thumbnail.tsx';

const WIDTH = 96;
const HEIGHT = 64;

interface Cell {
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

function Grid({ x = 0, y = 0, columns, rows, pitch, gap = 1.5, look }: GridProps) {
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

/** Iterations until z² + c leaves the circle of radius 2; `MOST` where it does not. */
const MOST = 24;
function escapes(re: number, im: number): number {
  let [x, y] = [0, 0];
  for (let turn = 0; turn < MOST; turn++) {
    [x, y] = [x * x - y * y + re, 2 * x * y + im];
    if (x * x + y * y > 4) return turn;
  }
  return MOST;
}

const mandelbrot = ({ column, row }: Cell) => {
  const turns = escapes(-2.1 + (column + 0.5) * 0.094, -1.05 + (row + 0.5) * 0.0955);
  return turns === MOST ? 'gpu' : turns > 5 ? 'soft' : null;
};

/** Dots in a row that wait for each other. */
const chain = (y: number, count: number, side: string) => (
  <g key={y}>
    <path d={`M8 ${y} H ${8 + (count - 1) * 13}`} className="thumb__line" />
    {Array.from({ length: count }, (_, at) => (
      <circle key={`at-${at.toString()}`} cx={8 + at * 13} cy={y} r={3} className={`thumb__${side}`} />
    ))}
  </g>
);

const TREE = [8, 4, 2, 1].flatMap((count, level, levels) =>
  Array.from({ length: count }, (_, at) => ({
    id: `${level}-${at}`,
    x: ((at + 0.5) * 88) / count + 4,
    y: 8 + level * 16,
    to: level < 3 ? ((Math.floor(at / 2) + 0.5) * 88) / levels[level + 1] + 4 : null,
  })),
);

const LAYERS = [4, 5, 3];
const unit = (layer: number, at: number) => ({ x: 12 + layer * 24, y: 32 + (at - (LAYERS[layer] - 1) / 2) * 12 });

/** By lesson. */
export const DRAWINGS: Readonly<Record<string, ReactNode>> = {
  'meet-your-gpu': (
    <>
      <Grid x={4} y={14} columns={2} rows={2} pitch={18} gap={3} look={() => 'cpu'} />
      <Grid x={48} y={11} columns={7} rows={7} pitch={6.2} look={() => 'gpu'} />
    </>
  ),
  'one-worker-many-workers': (
    <>
      {chain(10, 7, 'cpu')}
      {[26, 35, 44, 53].map((y) => chain(y, 7, 'gpu'))}
    </>
  ),
  'adding-arrays': (
    <>
      <Grid x={6} y={6} columns={7} rows={2} pitch={12} gap={2} look={() => 'element'} />
      {Array.from({ length: 7 }, (_, at) => (
        <path
          key={`at-${at.toString()}`}
          d={`M${11 + at * 12} 31 V 44 M${8 + at * 12} 41 l3 3 l3 -3`}
          className="thumb__line"
        />
      ))}
      <Grid x={6} y={48} columns={7} rows={1} pitch={12} gap={2} look={() => 'gpu'} />
    </>
  ),
  'cores-workgroups-waves': (
    <>
      <Grid
        x={6}
        y={8}
        columns={12}
        rows={6}
        pitch={7}
        look={({ column, row }) => (5 - row <= Math.floor(column / 3) ? 'gpu' : null)}
      />
      <path d="M4 56 H 92" className="thumb__line" />
    </>
  ),
  mandelbrot: <Grid x={8} y={5} columns={28} rows={18} pitch={3} gap={0.4} look={mandelbrot} />,
  'when-the-gpu-loses': (
    <>
      <path d="M8 6 V 58 H 92" className="thumb__line" />
      <path d="M8 56 L 90 10" className="thumb__curve thumb__curve--cpu" />
      <path d="M8 40 L 90 26" className="thumb__curve thumb__curve--gpu" />
      <circle cx={44} cy={34.5} r={3.5} className="thumb__dot" />
    </>
  ),
  'memory-decides': (
    <Grid
      x={6}
      y={5}
      columns={12}
      rows={8}
      pitch={7}
      look={({ column, row }) => ((column + row * 12) % 5 === 0 ? 'gpu' : 'element')}
    />
  ),
  convolution: (
    <>
      <Grid
        x={10}
        y={4}
        columns={11}
        rows={8}
        pitch={7}
        look={({ column, row }) =>
          Math.abs(column - 6) < 2 && Math.abs(row - 3) < 2 ? (column === 6 && row === 3 ? 'gpu' : 'soft') : 'element'
        }
      />
      <rect x={44.3} y={17.3} width={21} height={21} rx={1.5} className="thumb__frame" />
    </>
  ),
  'matmul-step-by-step': (
    <>
      <Grid x={40} y={3} columns={7} rows={3} pitch={6.5} look={({ column }) => (column === 3 ? 'gpu' : 'element')} />
      <Grid x={16} y={27} columns={3} rows={5} pitch={6.5} look={({ row }) => (row === 2 ? 'gpu' : 'element')} />
      <Grid
        x={40}
        y={27}
        columns={7}
        rows={5}
        pitch={6.5}
        look={({ column, row }) => (column === 3 && row === 2 ? 'gpu' : 'soft')}
      />
    </>
  ),
  // A small tile and one of twice its sides, each with what it reads.
  'the-last-factor-of-two': (
    <>
      <Grid x={6} y={28} columns={1} rows={2} pitch={7} look={() => 'element'} />
      <Grid x={15} y={19} columns={2} rows={1} pitch={7} look={() => 'element'} />
      <Grid x={15} y={28} columns={2} rows={2} pitch={7} look={() => 'cpu'} />
      <path d="M34 35 H 45 M42 32 l3 3 l-3 3" className="thumb__line" />
      <Grid x={52} y={20} columns={1} rows={4} pitch={7} look={() => 'element'} />
      <Grid x={61} y={11} columns={4} rows={1} pitch={7} look={() => 'element'} />
      <Grid x={61} y={20} columns={4} rows={4} pitch={7} look={() => 'gpu'} />
    </>
  ),
  // The same number twice: alike in front, apart at the end.
  'different-digits': (
    <>
      <Grid
        x={6}
        y={10}
        columns={9}
        rows={1}
        pitch={9.5}
        gap={2}
        look={({ column }) => (column < 7 ? 'soft' : 'cpu')}
      />
      <Grid
        x={6}
        y={46}
        columns={9}
        rows={1}
        pitch={9.5}
        gap={2}
        look={({ column }) => (column < 7 ? 'soft' : 'gpu')}
      />
      {Array.from({ length: 7 }, (_, at) => (
        <path
          key={`at-${at.toString()}`}
          d={`M${7.5 + at * 9.5} 30 h4.5 M${7.5 + at * 9.5} 34 h4.5`}
          className="thumb__line"
        />
      ))}
      {[7, 8].map((at) => (
        <path
          key={at}
          d={`M${7.5 + at * 9.5} 30 h4.5 M${7.5 + at * 9.5} 34 h4.5 M${11.5 + at * 9.5} 27 l-3.5 10`}
          className="thumb__frame"
        />
      ))}
    </>
  ),
  'your-roofline': (
    <>
      <path d="M8 58 L 48 14 H 92" className="thumb__curve thumb__curve--gpu" />
      <path d="M8 6 V 58 H 92" className="thumb__line" />
      {[
        [22, 50],
        [36, 33],
        [60, 38],
        [76, 20],
      ].map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r={3} className="thumb__dot" />
      ))}
    </>
  ),
  'working-together': (
    <>
      {TREE.map(
        ({ id, x, y, to }) =>
          to !== null && <path key={id} d={`M${x} ${y} L ${to} ${y + 16}`} className="thumb__line" />,
      )}
      {TREE.map(({ id, x, y }) => (
        <circle key={id} cx={x} cy={y} r={3.4} className="thumb__gpu" />
      ))}
    </>
  ),
  'recurrent-or-transformer': (
    <>
      {chain(10, 7, 'cpu')}
      <Grid
        x={28}
        y={21}
        columns={6}
        rows={6}
        pitch={6.5}
        look={({ column, row }) => (column <= row ? 'gpu' : 'element')}
      />
    </>
  ),
  'one-token-at-a-time': (
    <>
      <Grid x={6} y={7} columns={9} rows={8} pitch={6.3} look={() => 'soft'} />
      <Grid x={72} y={7} columns={1} rows={8} pitch={6.3} look={() => 'gpu'} />
      <Grid x={84} y={7} columns={1} rows={8} pitch={6.3} look={({ row }) => (row < 3 ? 'cpu' : 'element')} />
    </>
  ),
  'train-a-network': (
    <>
      {LAYERS.slice(1).flatMap((count, layer) =>
        Array.from({ length: count * LAYERS[layer] }, (_, edge) => {
          const [from, to] = [unit(layer, Math.floor(edge / count)), unit(layer + 1, edge % count)];
          const line = `M${from.x} ${from.y} L ${to.x} ${to.y}`;
          return <path key={line} d={line} className="thumb__line thumb__line--thin" />;
        }),
      )}
      {LAYERS.flatMap((count, layer) =>
        Array.from({ length: count }, (_, at) => {
          const { x, y } = unit(layer, at);
          return (
            <circle key={`${x}-${y}`} cx={x} cy={y} r={3.4} className={layer === 1 ? 'thumb__gpu' : 'thumb__element'} />
          );
        }),
      )}
      <path d="M70 10 C 74 46 80 50 94 52" className="thumb__curve thumb__curve--cpu" />
    </>
  ),
  // Two bills: many small hours, and few large ones.
  'what-a-cloud-gpu-costs': (
    <>
      <Grid x={6} y={12} columns={12} rows={1} pitch={7} look={() => 'cpu'} />
      <Grid x={6} y={26} columns={12} rows={1} pitch={7} look={({ column }) => (column < 7 ? 'cpu' : 'element')} />
      <Grid x={6} y={44} columns={2} rows={1} pitch={14} gap={2} look={() => 'gpu'} />
      <path d="M40 50 H 58 M54 46 l4 4 l-4 4" className="thumb__line" />
      <circle cx={74} cy={50} r={8} className="thumb__frame" />
      <path d="M74 44.5 V 50 H 78.5" className="thumb__frame" />
    </>
  ),
  'from-here-to-cuda': fromHereToCuda,
  'setting-it-up': settingItUp,
};

export function Thumbnail({ lesson }: { lesson: string }) {
  return (
    <svg className="thumb" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {DRAWINGS[lesson]}
    </svg>
  );
}
