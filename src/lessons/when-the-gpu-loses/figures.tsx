import { useLocalText } from '../../ui/state/locale.ts';
import { Drawing } from '../kit/drawing.tsx';
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
      <Drawing width={320} height={190} alt={say(COST.alt)}>
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
      </Drawing>
    </figure>
  );
}
