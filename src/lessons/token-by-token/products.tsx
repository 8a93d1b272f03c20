import { useLocalText } from '../../ui/state/locale.ts';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';

const SIDE = 6;

const WORDS = {
  alt: text(
    `Two products, one above the other. Reading: the weights times a matrix with a column for each of ${SIDE} tokens; a weight is multiplied by ${SIDE} numbers. Writing: the same weights times a single column; a weight is multiplied by one number.`,
    `上下两个乘法。读：权重乘一个矩阵，${SIDE} 个 token 各占一列；一个权重要乘 ${SIDE} 个数。写：同样的权重只乘一列；一个权重只乘一个数。`,
  ),
  reading: text(`reading: a weight serves ${SIDE} tokens`, `读：一个权重供 ${SIDE} 个 token 用`),
  writing: text('writing: a weight serves one', '写：一个权重只供一个用'),
};

const PITCH = 14;
const CELL = 11;
const RIGHT = SIDE * PITCH + 28;
const HEIGHT = SIDE * PITCH + 22;
/** The weight that is followed: of row r and column c. */
const FOLLOWED = { r: 1, c: 3 };

const cells = (columns: number) =>
  Array.from({ length: SIDE * columns }, (_, index) => ({ r: Math.floor(index / columns), c: index % columns }));

/** Weights times what goes through them: a prompt whole, or one token. */
export function Products() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={240} height={2 * HEIGHT + 18} widest="26rem" alt={say(WORDS.alt)}>
        <Product y={0} columns={SIDE} label={say(WORDS.reading)} />
        <Product y={HEIGHT + 18} columns={1} label={say(WORDS.writing)} />
      </Drawing>
    </figure>
  );
}

function Product({ y, columns, label }: { y: number; columns: number; label: string }) {
  const at = ({ r, c }: { r: number; c: number }, x: number) => ({
    x: x + c * PITCH,
    y: y + 22 + r * PITCH,
    width: CELL,
    height: CELL,
  });
  return (
    <g>
      <text x={0} y={y + 11} className="drawing__label">
        {label}
      </text>
      {cells(SIDE).map((cell) => {
        const followed = cell.r === FOLLOWED.r && cell.c === FOLLOWED.c;
        return (
          <rect
            key={`w${cell.r}-${cell.c}`}
            {...at(cell, 1)}
            rx={2}
            className={followed ? 'drawing__thread' : 'drawing__element'}
          />
        );
      })}
      <text x={RIGHT - 15} y={y + 22 + (SIDE * PITCH) / 2 + 3} textAnchor="middle" className="drawing__label">
        ×
      </text>
      {cells(columns).map((cell) => (
        <rect
          key={`x${cell.r}-${cell.c}`}
          {...at(cell, RIGHT)}
          rx={2}
          className={cell.r === FOLLOWED.c ? 'drawing__thread' : 'drawing__element'}
        />
      ))}
    </g>
  );
}
