import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';

const COST = {
  alt: text(
    'Time against the number of elements. The CPU’s line starts low and climbs fast. The GPU’s starts at a fee and climbs slowly; they cross at break-even. With the copies the GPU’s line starts higher, climbs faster than without, and crosses later or never.',
    '横轴是元素个数，纵轴是时间。CPU 的线起点低，升得快；GPU 的线从起步价开始，升得慢；两线相交处就是分界点。算上搬运，GPU 的线起点更高，升得也比不算时快，相交得更晚，甚至不相交。',
  ),
  time: text('time', '时间'),
  elements: text('elements', '元素个数'),
  fee: text('fee', '起步价'),
  gpu: text('GPU kernel', 'GPU 内核'),
  copies: text('GPU with copies', 'GPU 加搬运'),
  even: text('break-even', '分界点'),
};

/** Two straight lines, a fee and a rate each; a third for the GPU with its copies. No figures: those are measured. */
export function CostLines() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <svg viewBox="0 0 320 190" style={{ maxWidth: '32rem' }} role="img" aria-label={say(COST.alt)}>
        <path d="M34 12 V 168 H 314" className="drawing__frame" />
        <text x={0} y={10} className="drawing__label">
          {say(COST.time)}
        </text>
        <text x={314} y={186} textAnchor="end" className="drawing__label">
          {say(COST.elements)}
        </text>
        <path d="M34 166 L 244 16" className="drawing__line drawing__line--cpu" />
        <path d="M34 128 L 314 88" className="drawing__line drawing__line--gpu" />
        <path d="M34 98 L 314 52" className="drawing__line drawing__line--gpu" strokeDasharray="6 4" />
        <path d="M102.5 118 V 168" className="drawing__idle" />
        <circle cx={102.5} cy={118} r={4.5} className="drawing__thread" />
        <text x={108} y={162} className="drawing__label">
          {say(COST.even)}
        </text>
        <path d="M26 128 V 168 M22 128 H 30 M22 168 H 30" className="drawing__arrow" />
        <text x={18} y={162} transform="rotate(-90 18 162)" className="drawing__label">
          {say(COST.fee)}
        </text>
        <text x={246} y={14} className="drawing__label">
          CPU
        </text>
        <text x={314} y={112} textAnchor="end" className="drawing__label">
          {say(COST.gpu)}
        </text>
        <text x={314} y={80} textAnchor="end" className="drawing__label">
          {say(COST.copies)}
        </text>
      </svg>
    </figure>
  );
}

const WAVES = {
  alt: text(
    'Eight threads in step. Where all take the left branch they are done after one walk. Where neighbours alternate, first the left ones walk while the others wait, then the right ones: twice the time.',
    '八个同步前进的线程。都走左边时，走一趟就完。左右相间时，先走左边，其余等着；再走右边：用时加倍。',
  ),
  agree: text('all agree', '意见一致'),
  differ: text('every other one differs', '左右相间'),
  time: text('time', '时间'),
  left: text('left', '左'),
  right: text('right', '右'),
};

const LANES = [0, 1, 2, 3, 4, 5, 6, 7];
const PITCH = 13;
const WALK = 142;

/** What a wave does at a branch: one walk where its threads agree, two where they do not. */
export function Waves() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <svg viewBox="0 0 320 276" style={{ maxWidth: '32rem' }} role="img" aria-label={say(WAVES.alt)}>
        <text x={0} y={12} className="drawing__label">
          {say(WAVES.agree)}
        </text>
        {LANES.map((lane) => (
          <rect key={lane} x={0} y={20 + lane * PITCH} width={WALK} height={9} className="drawing__thread" />
        ))}
        <text x={WALK + 8} y={76} className="drawing__label">
          {say(WAVES.left)}
        </text>
        <text x={0} y={148} className="drawing__label">
          {say(WAVES.differ)}
        </text>
        {LANES.map((lane) => (
          <g key={lane}>
            <rect
              x={lane % 2 ? WALK + 4 : 0}
              y={156 + lane * PITCH}
              width={WALK}
              height={9}
              className={lane % 2 ? 'drawing__element' : 'drawing__thread'}
            />
            <path d={`M${lane % 2 ? 2 : WALK + 6} ${160.5 + lane * PITCH} h ${WALK - 4}`} className="drawing__idle" />
          </g>
        ))}
        <text x={0} y={272} className="drawing__label">
          {say(WAVES.left)}
        </text>
        <text x={WALK + 4} y={272} className="drawing__label">
          {say(WAVES.right)}
        </text>
        <text x={318} y={272} textAnchor="end" className="drawing__label">
          {say(WAVES.time)} →
        </text>
      </svg>
    </figure>
  );
}
