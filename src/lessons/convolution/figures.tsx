import { useLocalText } from '../../ui/state/locale.ts';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';

const WORDS = {
  window: text(
    'A 3×3 window over a picture, times nine weights of one ninth each, gives one pixel of the output: the mean of the nine.',
    '图片上一个 3×3 的窗口，逐个乘上九个都是九分之一的权重，得到输出的一个像素：九个数的平均。',
  ),
  picture: text('picture', '图片'),
  weights: text('weights', '权重'),
  output: text('output', '输出'),
  halo: text(
    'Two tiles with the rim of one pixel that a 3×3 window needs. A tile of 4×4 pixels fetches 36, that is 2.25 for each; a tile of 8×8 fetches 100, that is 1.56 for each.',
    '两个块，各带 3×3 窗口所需的一圈像素。4×4 的块要取 36 个像素，平均每个像素 2.25 个；8×8 的块要取 100 个，平均 1.56 个。',
  ),
  each: (side: number, fetched: number) => {
    const share = (fetched / side ** 2).toFixed(2);
    return [
      text(`${side}×${side} pixels`, `${side}×${side} 个像素`),
      text(`${fetched} fetched`, `取 ${fetched} 个`),
      text(`${share} for each`, `平均 ${share} 个`),
    ];
  },
  passes: text(
    'A 5×5 window of 25 multiplications, beside a row of 5 followed by a column of 5: 10 multiplications.',
    '一个 5×5 的窗口要乘 25 次；先沿一行乘 5 次，再沿一列乘 5 次，只要 10 次。',
  ),
  one: text('one pass: 25', '一趟：25 次'),
  two: text('two passes: 5 + 5', '两趟：5 + 5 次'),
};

const CELL = 20;
const DARK = 40;
const BRIGHT = 200;
/** The picture of the figure: a step from dark to bright. */
const shade = (x: number) => (x < 3 ? DARK : BRIGHT);
/** The nine under the window at columns 1 to 3. */
const MEAN = Math.round((6 * DARK + 3 * BRIGHT) / 9);

const cells = (columns: number, rows: number) =>
  Array.from({ length: columns * rows }, (_, at) => ({ x: at % columns, y: Math.floor(at / columns) }));

/** Nine pixels, nine weights, one number. */
export function Window() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={320} height={130} widest="32rem" alt={say(WORDS.window)}>
        <text x={0} y={13} className="drawing__label">
          {say(WORDS.picture)}
        </text>
        {cells(5, 5).map(({ x, y }) => (
          <rect
            key={`${x}:${y}`}
            x={x * CELL}
            y={22 + y * CELL}
            width={CELL}
            height={CELL}
            fill={`rgb(${shade(x)} ${shade(x)} ${shade(x)})`}
            stroke="var(--line-strong)"
          />
        ))}
        <rect
          x={CELL}
          y={22 + CELL}
          width={3 * CELL}
          height={3 * CELL}
          fill="none"
          stroke="var(--gpu)"
          strokeWidth={4}
        />
        <text x={109} y={77} className="drawing__label" textAnchor="middle">
          ×
        </text>
        <text x={118} y={13} className="drawing__label">
          {say(WORDS.weights)}
        </text>
        {cells(3, 3).map(({ x, y }) => (
          <g key={`${x}:${y}`}>
            <rect x={118 + x * 24} y={36 + y * 24} width={24} height={24} className="drawing__element" />
            <text x={130 + x * 24} y={52 + y * 24} textAnchor="middle" className="drawing__label">
              1/9
            </text>
          </g>
        ))}
        <text x={202} y={77} className="drawing__label" textAnchor="middle">
          =
        </text>
        <text x={218} y={13} className="drawing__label">
          {say(WORDS.output)}
        </text>
        <rect x={218} y={22} width={5 * CELL} height={5 * CELL} className="drawing__frame" />
        <rect
          x={218 + 2 * CELL}
          y={22 + 2 * CELL}
          width={CELL}
          height={CELL}
          fill={`rgb(${MEAN} ${MEAN} ${MEAN})`}
          stroke="var(--gpu)"
          strokeWidth={3}
        />
        <text x={218 + 2.5 * CELL} y={22 + 4.1 * CELL} textAnchor="middle" className="drawing__label">
          {MEAN}
        </text>
      </Drawing>
    </figure>
  );
}

const PIXEL = 13;

/** What a workgroup copies: its own pixels, and a rim that belongs to its neighbours. */
export function Halo() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={320} height={190} widest="32rem" alt={say(WORDS.halo)}>
        <Tile side={4} left={20} />
        <Tile side={8} left={156} />
      </Drawing>
    </figure>
  );
}

function Tile({ side, left }: { side: number; left: number }) {
  const say = useLocalText();
  const all = side + 2;
  const top = (10 - all) * PIXEL;
  const isRim = (place: number) => place === 0 || place === all - 1;
  return (
    <g>
      {cells(all, all).map(({ x, y }) => (
        <rect
          key={`${x}:${y}`}
          x={left + x * PIXEL}
          y={2 + top + y * PIXEL}
          width={PIXEL - 2}
          height={PIXEL - 2}
          className={isRim(x) || isRim(y) ? 'drawing__thread drawing__thread--idle' : 'drawing__thread'}
        />
      ))}
      {WORDS.each(side, all * all).map((line, at) => (
        <text key={line.en} x={left} y={148 + 17 * at} className="drawing__label">
          {say(line)}
        </text>
      ))}
    </g>
  );
}

const TAP = 18;

/** A column times a row: k² multiplications become 2k. */
export function TwoPasses() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={320} height={122} widest="28rem" alt={say(WORDS.passes)}>
        <text x={0} y={13} className="drawing__label">
          {say(WORDS.one)}
        </text>
        {cells(5, 5).map(({ x, y }) => (
          <Tap key={`${x}:${y}`} x={x * TAP} y={24 + y * TAP} />
        ))}
        <text x={150} y={13} className="drawing__label">
          {say(WORDS.two)}
        </text>
        {[0, 1, 2, 3, 4].map((at) => (
          <g key={at}>
            <Tap x={150 + at * TAP} y={24 + 2 * TAP} />
            <Tap x={282} y={24 + at * TAP} />
          </g>
        ))}
        <path d="M248 69 H 274" className="drawing__arrow" />
        <path d="M268 64 L 274 69 L 268 74" className="drawing__arrow" />
      </Drawing>
    </figure>
  );
}

const Tap = ({ x, y }: { x: number; y: number }) => (
  <rect x={x} y={y} width={TAP - 2} height={TAP - 2} className="drawing__thread" />
);
