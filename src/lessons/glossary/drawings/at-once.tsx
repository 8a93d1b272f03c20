import { useLocalText } from '../../../ui/state/locale.ts';
import { Drawing } from '../../kit/drawing.tsx';
import { text } from '../../text.ts';

const WORDS = {
  alt: text(
    'In one step a lane multiplies two numbers; a SIMD instruction multiplies four pairs side by side; a matrix unit multiplies two tiles of four by four whole, which are 64 products.',
    '同样一步：一条通道把两个数相乘；一条 SIMD 指令把四对数各自相乘；一个矩阵单元把两块 4 × 4 的矩阵整个乘完，一共 64 个乘积。',
  ),
  lane: text('one lane: 1 product', '一条通道：1 个乘积'),
  simd: text('one SIMD instruction: 4', '一条 SIMD 指令：4 个'),
  unit: text('one matrix unit, here with 4 × 4: 64', '一个矩阵单元（这里是 4 × 4）：64 个'),
};

const SIDE = 4;
const PITCH = 16;
const BOX = 13;
/** Where the second factor stands. */
const SECOND = 110;

interface FactorsProps {
  y: number;
  columns: number;
  rows: number;
}

function Factors({ y, columns, rows }: FactorsProps) {
  const places = Array.from({ length: columns * rows }, (_, at) => [at % columns, Math.floor(at / columns)]);
  const middle = y + (rows * PITCH - (PITCH - BOX)) / 2;
  return (
    <>
      {[0, SECOND].map((x) =>
        places.map(([column, row]) => (
          <rect
            key={`${x}-${column}-${row}`}
            x={x + column * PITCH + 1}
            y={y + row * PITCH}
            width={BOX}
            height={BOX}
            className="drawing__element"
          />
        )),
      )}
      <path d={`M83 ${middle - 5} l10 10 m0 -10 l-10 10`} className="drawing__line" />
    </>
  );
}

/** What each of three kinds of arithmetic does in one step. */
export function AtOnce() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={300} height={206} widest="28rem" alt={say(WORDS.alt)}>
        <text x={0} y={13} className="drawing__label">
          {say(WORDS.lane)}
        </text>
        <Factors y={22} columns={1} rows={1} />
        <text x={0} y={69} className="drawing__label">
          {say(WORDS.simd)}
        </text>
        <Factors y={78} columns={SIDE} rows={1} />
        <text x={0} y={125} className="drawing__label">
          {say(WORDS.unit)}
        </text>
        <Factors y={134} columns={SIDE} rows={SIDE} />
      </Drawing>
    </figure>
  );
}
