import type { ReactNode } from 'react';
import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import './matmul.css';

const WORDS = {
  element: text(
    'Matrix C with one element marked; the row of A to its left and the column of B above it are what its thread reads.',
    '矩阵 C 里标出一个元素；它左边 A 的一行、上方 B 的一列，就是它的线程要读的。',
  ),
  tile: text(
    'A block of C with the rows of A to its left and the columns of B above it. A tile of A walks to the right while a tile of B walks down; both are in workgroup memory.',
    'C 的一块，左边是 A 的几行，上方是 B 的几列。A 的小块向右走，同时 B 的小块向下走；走到哪块，哪块就在工作组内存里。',
  ),
  lanes: text(
    'Eight neighbouring threads and what they read in one step. Naive: one number from each of eight lines of memory. Coalesced: eight numbers from a single line.',
    '八个相邻的线程，以及它们在同一步里读的数。朴素写法：从八行内存里各读一个；合并访存：从同一行里读八个。',
  ),
  naive: text('naive: 8 lines', '朴素写法：8 行'),
  coalesced: text('coalesced: 1 line', '合并访存：1 行'),
  threads: text('threads', '线程'),
  blocks: text(
    'Three threads and their sums. Tiled: 2 numbers read for 1 multiply-add. Register blocks: 8 for 16. Rung 5: 12 for 32.',
    '三种线程和各自的和。分块：读 2 个数，做 1 次乘加；寄存器分块：读 8 个，做 16 次；第五级：读 12 个，做 32 次。',
  ),
  reads: (read: number, done: number) => text(`${read} → ${done}`, `${read} → ${done}`),
  read: text('numbers read → multiply-adds', '读的数 → 乘加次数'),
};

const CELL = 12;
const SIDE = 8;
const WIDTH = CELL * SIDE;

const cells = (columns: number, rows: number) =>
  Array.from({ length: columns * rows }, (_, at) => ({ x: at % columns, y: Math.floor(at / columns) }));

interface GridProps {
  x: number;
  y: number;
  columns?: number;
  rows?: number;
  marked?: (x: number, y: number) => boolean;
}

function Grid({ x: left, y: top, columns = SIDE, rows = SIDE, marked = () => false }: GridProps) {
  return (
    <g>
      {cells(columns, rows).map(({ x, y }) => (
        <rect
          key={`${x}:${y}`}
          x={left + x * CELL}
          y={top + y * CELL}
          width={CELL - 2}
          height={CELL - 2}
          className={marked(x, y) ? 'drawing__thread' : 'drawing__element'}
        />
      ))}
    </g>
  );
}

/** A below left, B above right, C where they meet. */
function Meeting({ alt, from, to, children }: { alt: string; from: number; to: number; children?: ReactNode }) {
  const inside = (place: number) => place >= from && place < to;
  const c = WIDTH + 16;
  return (
    <figure className="drawing">
      <svg
        viewBox={`0 0 ${2 * WIDTH + 40} ${2 * WIDTH + 22}`}
        style={{ maxWidth: '24rem' }}
        role="img"
        aria-label={alt}
      >
        <text x={c - 14} y={14} className="drawing__label">
          B
        </text>
        <Grid x={c} y={2} marked={(x) => inside(x)} />
        <text x={2} y={c - 4} className="drawing__label">
          A
        </text>
        <Grid x={2} y={c} marked={(_, y) => inside(y)} />
        <Grid x={c} y={c} marked={(x, y) => inside(x) && inside(y)} />
        <text x={c + WIDTH + 2} y={c + 12} className="drawing__label">
          C
        </text>
        {children}
      </svg>
    </figure>
  );
}

/** What one thread of the first rungs reads: a row and a column. */
export function Element() {
  const say = useLocalText();
  return <Meeting alt={say(WORDS.element)} from={3} to={4} />;
}

/** What a workgroup reads: tiles that walk along k. Without motion the arrows say it. */
export function Tiles() {
  const say = useLocalText();
  const c = WIDTH + 16;
  const at = 2 * CELL;
  const tile = { width: 2 * CELL, height: 2 * CELL, className: 'matmul-tile' };
  return (
    <Meeting alt={say(WORDS.tile)} from={2} to={4}>
      <g className="matmul-walk matmul-walk--right">
        <rect x={1} y={c + at - 1} {...tile} />
      </g>
      <g className="matmul-walk matmul-walk--down">
        <rect x={c + at - 1} y={1} {...tile} />
      </g>
      <path d={`M4 ${c - 14 + 2} m16 0 H ${WIDTH} m-5 -4 l5 4 l-5 4`} className="drawing__arrow" />
      <path d={`M${c + WIDTH + 8} 4 V ${WIDTH} m-4 -5 l4 5 l4 -5`} className="drawing__arrow" />
    </Meeting>
  );
}

/** Eight threads side by side, and the lines of memory that one step of theirs touches. */
export function Lanes() {
  const say = useLocalText();
  const right = 180;
  return (
    <figure className="drawing">
      <svg viewBox="0 0 300 158" style={{ maxWidth: '32rem' }} role="img" aria-label={say(WORDS.lanes)}>
        {[
          { x: 2, label: WORDS.naive, marked: (x: number) => x === 2 },
          { x: right, label: WORDS.coalesced, marked: (_: number, y: number) => y === 2 },
        ].map(({ x, label, marked }) => (
          <g key={x}>
            {Array.from({ length: SIDE }, (_, thread) => (
              <circle
                key={`${x}-${thread.toString()}`}
                cx={x + thread * CELL + 5}
                cy={9}
                r={4}
                className="drawing__thread"
              />
            ))}
            <Grid x={x} y={34} marked={marked} />
            {Array.from({ length: SIDE }, (_, thread) => {
              const to =
                x === right ? [x + thread * CELL + 5, 34 + 2 * CELL] : [x + 2 * CELL + 5, 34 + thread * CELL + 2];
              return (
                <path
                  key={`${x}-${thread.toString()}`}
                  d={`M${x + thread * CELL + 5} 14 L ${to[0]} ${to[1]}`}
                  className="drawing__arrow"
                />
              );
            })}
            <text x={x} y={150} className="drawing__label">
              {say(label)}
            </text>
          </g>
        ))}
        <text x={106} y={14} className="drawing__label">
          {say(WORDS.threads)}
        </text>
      </svg>
    </figure>
  );
}

/** What one thread keeps, and what it reads for it. */
export function Blocks() {
  const say = useLocalText();
  const blocks = [
    { x: 16, rows: 1, columns: 1 },
    { x: 96, rows: 4, columns: 4 },
    { x: 216, rows: 8, columns: 4 },
  ];
  return (
    <figure className="drawing">
      <svg viewBox="0 0 300 162" style={{ maxWidth: '32rem' }} role="img" aria-label={say(WORDS.blocks)}>
        <text x={0} y={12} className="drawing__label">
          {say(WORDS.read)}
        </text>
        {blocks.map(({ x, rows, columns }) => (
          <g key={x}>
            <Grid x={x} y={24} columns={columns} rows={1} />
            <Grid x={x - CELL - 2} y={38} columns={1} rows={rows} />
            <Grid x={x} y={38} columns={columns} rows={rows} marked={() => true} />
            <text x={x - CELL - 2} y={154} className="drawing__label">
              {say(WORDS.reads(rows + columns, rows * columns))}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
