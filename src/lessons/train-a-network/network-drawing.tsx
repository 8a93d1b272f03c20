import { useLocalText } from '../../ui/state/locale.ts';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';

const WORDS = {
  alt: text(
    'A picture of 784 pixels; every pixel leads to every one of 128 hidden units, every unit to every one of ten classes. The share of the right class gives the loss, and an arrow leads from it back to all weights.',
    '一张 784 像素的图片；每个像素连到 128 个隐藏单元中的每一个，每个单元再连到十个类别中的每一个。正确类别的得分决定损失，从损失有一个箭头往回指向所有权重。',
  ),
  pixels: text('784 pixels', '784 个像素'),
  hidden: text('128 units', '128 个单元'),
  classes: text('10 classes', '10 个类别'),
  first: text('100,352 weights', '100,352 个权重'),
  second: text('1,280', '1,280 个'),
  loss: text('loss', '损失'),
  back: text('backwards: every weight moves a little', '反向：每个权重挪动一点'),
};

const GRID = 6;
const CELL = 11;
const UNITS = 7;
const CLASSES = 5;
const TOP = 34;
const SPAN = 96;
const unitY = (at: number, of: number) => TOP + 8 + (at * (SPAN - 16)) / (of - 1);

/** Darkness of the little picture's cells: a shirt, more or less. */
const SHIRT = ['011110', '111111', '101101', '001100', '001100', '001100'];

/** What is trained: two layers, and the way back. */
export function NetworkDrawing() {
  const say = useLocalText();
  const [left, hidden, classes] = [4 + GRID * CELL, 172, 268];
  return (
    <figure className="drawing">
      <Drawing width={340} height={196} widest="28rem" alt={say(WORDS.alt)}>
        <text x={4} y={16} className="drawing__label">
          {say(WORDS.pixels)}
        </text>
        <text x={hidden} y={16} textAnchor="middle" className="drawing__label">
          {say(WORDS.hidden)}
        </text>
        <text x={classes} y={16} textAnchor="middle" className="drawing__label">
          {say(WORDS.classes)}
        </text>
        {SHIRT.flatMap((row, y) =>
          [...row].map((cell, x) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: cells of a drawing that never changes
              key={`${x}:${y}`}
              x={4 + x * CELL}
              y={TOP + 15 + y * CELL}
              width={CELL - 1}
              height={CELL - 1}
              className={cell === '1' ? 'drawing__ink' : 'drawing__paper'}
            />
          )),
        )}
        {Array.from({ length: UNITS }, (_, at) => unitY(at, UNITS)).map((y) => (
          <g key={y}>
            {[0, 2, 3, 5].map((from) => (
              <path
                key={from}
                d={`M${left} ${TOP + 20 + from * CELL} L ${hidden - 7} ${y}`}
                className="drawing__wire"
              />
            ))}
            {Array.from({ length: CLASSES }, (_, at) => unitY(at, CLASSES)).map((to) => (
              <path key={to} d={`M${hidden + 7} ${y} L ${classes - 7} ${to}`} className="drawing__wire" />
            ))}
            <circle cx={hidden} cy={y} r={6} className="drawing__unit" />
          </g>
        ))}
        {Array.from({ length: CLASSES }, (_, at) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: units of a drawing that never changes
            key={at}
            cx={classes}
            cy={unitY(at, CLASSES)}
            r={6}
            className={at === 1 ? 'drawing__unit drawing__unit--on' : 'drawing__unit'}
          />
        ))}
        <path d={`M${classes + 9} ${unitY(1, CLASSES)} H 296`} className="drawing__arrow" />
        <text x={300} y={unitY(1, CLASSES) + 4} className="drawing__label">
          {say(WORDS.loss)}
        </text>
        <text x={(left + hidden) / 2} y={TOP + SPAN + 14} textAnchor="middle" className="drawing__label">
          {say(WORDS.first)}
        </text>
        <text x={(hidden + classes) / 2} y={TOP + SPAN + 14} textAnchor="middle" className="drawing__label">
          {say(WORDS.second)}
        </text>
        <path d="M314 72 V 162 H 44 m6 -5 l-6 5 l6 5" className="drawing__arrow" />
        <text x={178} y={182} textAnchor="middle" className="drawing__label">
          {say(WORDS.back)}
        </text>
      </Drawing>
    </figure>
  );
}
