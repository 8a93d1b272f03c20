import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import './lanes.css';

const THREADS = [0, 1, 2, 3, 4, 5, 6, 7];
/** Numbers in a line of the picture; real ones have 8 to 32. */
const LINE = 8;
const LINES = [0, 1, 2, 3];
const CELL = 9;
const GAP = 8;

const LANES = {
  alt: text(
    'Eight threads load a number each. Side by side they need one line of memory and use all of it. Four apart they need four lines, of which three quarters are fetched in vain.',
    '八个线程各取一个数。挨着取，只要一行，行里每个数都用上；隔四个取，要四行，其中四分之三白取了。',
  ),
  threads: text('threads', '线程'),
  memory: text('memory, in lines', '内存，一行一行'),
  title: (stride: number) => text(`stride ${stride}`, `步长 ${stride}`),
  fetched: (lines: number, used: number) =>
    text(
      `${lines} ${lines === 1 ? 'line' : 'lines'} fetched, ${used} of ${lines * LINE} numbers used`,
      `取 ${lines} 行，${lines * LINE} 个数用上 ${used} 个`,
    ),
};

const cellX = (place: number) => place * CELL + Math.floor(place / LINE) * GAP;

/** Which numbers a fetch brings, and which of them are used: at stride 1, and at stride 4. */
export function MemoryLanes() {
  const say = useLocalText();
  return (
    <figure className="drawing read-lanes">
      <svg viewBox="-1 0 322 232" style={{ maxWidth: '34rem' }} role="img" aria-label={say(LANES.alt)}>
        <Lanes stride={1} y={0} />
        <Lanes stride={4} y={118} />
      </svg>
    </figure>
  );
}

function Lanes({ stride, y }: { stride: number; y: number }) {
  const say = useLocalText();
  const used = new Set(THREADS.map((thread) => thread * stride));
  const fetched = new Set(THREADS.map((thread) => Math.floor((thread * stride) / LINE)));
  const threadX = (thread: number) => 70 + thread * 16;
  return (
    <g transform={`translate(0 ${y})`}>
      <text x={0} y={12} className="drawing__label">
        {say(LANES.title(stride))}
      </text>
      <text x={threadX(7) + 14} y={22} className="drawing__label">
        {say(LANES.threads)}
      </text>
      {THREADS.map((thread) => (
        <g key={thread}>
          <path d={`M${threadX(thread)} 24 L ${cellX(thread * stride) + CELL / 2} 60`} className="drawing__arrow" />
          <circle cx={threadX(thread)} cy={18} r={6} className="drawing__thread" />
        </g>
      ))}
      {LINES.map((line) => (
        <g key={line}>
          {Array.from({ length: LINE }, (_, i) => line * LINE + i).map((place) => (
            <rect
              key={place}
              x={cellX(place)}
              y={62}
              width={CELL - 1.5}
              height={16}
              className={
                used.has(place) ? 'drawing__thread' : fetched.has(line) ? 'drawing__group' : 'drawing__element'
              }
            />
          ))}
          <path
            d={`M${cellX(line * LINE)} 83 h ${LINE * CELL - 1.5}`}
            className={fetched.has(line) ? 'drawing__line drawing__line--gpu' : 'drawing__idle'}
          />
        </g>
      ))}
      <text x={0} y={100} className="drawing__label">
        {say(LANES.fetched(fetched.size, used.size))}
      </text>
    </g>
  );
}

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
      <svg viewBox="0 0 320 196" style={{ maxWidth: '32rem' }} role="img" aria-label={say(BANKS.alt)}>
        <Tile pitch={SIDE} x={0} />
        <Tile pitch={SIDE + 1} x={168} />
      </svg>
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
