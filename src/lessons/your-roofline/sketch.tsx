import { useLocalText } from '../../ui/state/locale.ts';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';

const WORDS = {
  alt: text(
    'A roof over intensity: a slope that rises with every operation per byte, then, from the ridge on, a flat part. Kernel A stands under the slope, kernel B under the flat part; an arrow from each to the roof shows what there is to gain.',
    '横轴是强度的屋顶：先是一段斜坡，每字节的运算越多就越高；过了屋脊变成平顶。内核 A 在斜坡下，内核 B 在平顶下，各有一个箭头指向屋顶，表示还有多少余地。',
  ),
  rate: text('operations a second', '每秒运算次数'),
  intensity: text('operations per byte', '每字节运算次数'),
  slope: text('memory', '内存'),
  flat: text('arithmetic', '算力'),
  ridge: text('ridge', '屋脊'),
};

const LEFT = 10;
const RIGHT = 314;
const BOTTOM = 176;
const FLAT = 44;
const RIDGE = 150;
/** On log axes bytes per second make a line of slope one, here as steep as the drawing allows. */
const slopeY = (x: number) => FLAT + ((RIDGE - x) * 104) / (RIDGE - LEFT);

/** Kernel, its place, and what it may gain. */
const KERNELS = [
  { name: 'A', x: 74, y: 150, roof: slopeY(74) },
  { name: 'B', x: 244, y: 112, roof: FLAT },
];

/** What a roofline is made of. */
export function Sketch() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={320} height={200} widest="28rem" alt={say(WORDS.alt)}>
        <text x={LEFT} y={12} className="drawing__label">
          {say(WORDS.rate)} ↑
        </text>
        <path d={`M${LEFT} ${BOTTOM} H ${RIGHT}`} className="drawing__arrow" />
        <text x={RIGHT} y={194} textAnchor="end" className="drawing__label">
          {say(WORDS.intensity)} →
        </text>
        <path d={`M${RIDGE} ${FLAT} V ${BOTTOM}`} className="drawing__idle" />
        <text x={RIDGE + 7} y={BOTTOM - 9} className="drawing__label">
          {say(WORDS.ridge)}
        </text>
        <path
          d={`M${LEFT} ${slopeY(LEFT)} L ${RIDGE} ${FLAT} H ${RIGHT}`}
          className="drawing__line drawing__line--gpu"
        />
        <text x={LEFT + 62} y={slopeY(LEFT + 62) - 14} textAnchor="end" className="drawing__label">
          {say(WORDS.slope)}
        </text>
        <text x={(RIDGE + RIGHT) / 2} y={FLAT - 10} textAnchor="middle" className="drawing__label">
          {say(WORDS.flat)}
        </text>
        {KERNELS.map(({ name, x, y, roof }) => (
          <g key={name}>
            <path d={`M${x} ${y - 12} V ${roof + 6} m-4 5 l4 -5 l4 5`} className="drawing__arrow" />
            <circle cx={x} cy={y} r={9} className="drawing__thread" />
            <text x={x} y={y + 4.5} textAnchor="middle" className="drawing__label drawing__label--on">
              {name}
            </text>
          </g>
        ))}
      </Drawing>
    </figure>
  );
}
