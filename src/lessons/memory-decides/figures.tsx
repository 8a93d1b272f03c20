import { useLocalText } from '../../ui/state/locale.ts';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';

const BANKS = {
  alt: text(
    'A tile of four by four numbers in workgroup memory of four banks. With rows of four a column lies in one bank, which serves it one number at a time. With rows of five, the last place left empty, a column lies in four banks, which serve it at once.',
    '4×4 的小块放在有四个存储体的工作组内存里。每行四个时，一列都在同一个存储体，只能一个一个地取；每行留五个位置、最后一个空着，一列就分散到四个存储体，可以同时取。',
  ),
  rows: (pitch: number) => text(`rows of ${pitch}`, `每行 ${pitch} 个位置`),
  turns: (turns: number) =>
    turns === 1 ? text('one turn', '一次取完') : text(`${turns} turns, one by one`, `分 ${turns} 次取`),
  banks: text('banks', '存储体'),
};

const SIDE = 4;
const ALL_BANKS = [0, 1, 2, 3];
const BOX = 26;

/** Where a column of a tile lies, with rows as long as there are banks and with one place more. */
export function Banks() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={320} height={196} alt={say(BANKS.alt)}>
        <Tile pitch={SIDE} x={0} />
        <Tile pitch={SIDE + 1} x={168} />
      </Drawing>
    </figure>
  );
}

function Tile({ pitch, x }: { pitch: number; x: number }) {
  const say = useLocalText();
  const places = Array.from({ length: SIDE * pitch }, (_, place) => ({
    place,
    row: Math.floor(place / pitch),
    column: place % pitch,
  }));
  const column = places.filter((one) => one.column === 1);
  const perBank = ALL_BANKS.map((bank) => column.filter(({ place }) => place % SIDE === bank).length);
  return (
    <g transform={`translate(${x} 0)`}>
      <text x={0} y={12} className="drawing__label">
        {say(BANKS.rows(pitch))}
      </text>
      {ALL_BANKS.map((bank) => (
        <text key={bank} x={bank * BOX + BOX / 2} y={34} textAnchor="middle" className="drawing__label">
          {bank}
        </text>
      ))}
      <text x={SIDE * BOX + 4} y={34} className="drawing__label">
        {say(BANKS.banks)}
      </text>
      {places.map(({ place, row, column: across }) => (
        <g key={place} transform={`translate(${(place % SIDE) * BOX} ${42 + Math.floor(place / SIDE) * BOX})`}>
          <rect
            width={BOX - 3}
            height={BOX - 3}
            className={
              across === 1
                ? 'drawing__thread'
                : across < SIDE
                  ? 'drawing__element'
                  : 'drawing__thread drawing__thread--idle'
            }
          />
          {across < SIDE && (
            <text
              x={(BOX - 3) / 2}
              y={16}
              textAnchor="middle"
              className={across === 1 ? 'drawing__label drawing__label--on' : 'drawing__label'}
            >
              {row},{across}
            </text>
          )}
        </g>
      ))}
      <text x={0} y={190} className="drawing__label">
        {say(BANKS.turns(Math.max(...perBank)))}
      </text>
    </g>
  );
}
