import { useLocalText } from '../../ui/state/locale.ts';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';

const WORDS = {
  element: text(
    'Matrix C with one element marked; the row of A to its left and the column of B above it are what its thread reads.',
    '矩阵 C 里标出一个元素；它左边 A 的一行、上方 B 的一列，就是它的线程要读的。',
  ),
};

const CELL = 12;
const SIDE = 8;
const WIDTH = CELL * SIDE;
/** Where C begins, from the left and from above. */
const C = WIDTH + 16;
/** The row and the column that are marked. */
const AT = 3;

const CELLS = Array.from({ length: SIDE * SIDE }, (_, at) => ({ x: at % SIDE, y: Math.floor(at / SIDE) }));

interface GridProps {
  x: number;
  y: number;
  marked: (x: number, y: number) => boolean;
}

function Grid({ x: left, y: top, marked }: GridProps) {
  return (
    <g>
      {CELLS.map(({ x, y }) => (
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

/** What one thread of the first rungs reads: a row of A, below left, and a column of B, above right. C is where they meet. */
export function Element() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={2 * WIDTH + 40} height={2 * WIDTH + 22} widest="24rem" alt={say(WORDS.element)}>
        <text x={C - 14} y={14} className="drawing__label">
          B
        </text>
        <Grid x={C} y={2} marked={(x) => x === AT} />
        <text x={2} y={C - 4} className="drawing__label">
          A
        </text>
        <Grid x={2} y={C} marked={(_, y) => y === AT} />
        <Grid x={C} y={C} marked={(x, y) => x === AT && y === AT} />
        <text x={C + WIDTH + 2} y={C + 12} className="drawing__label">
          C
        </text>
      </Drawing>
    </figure>
  );
}
