import { useLocalText } from '../../ui/state/locale.ts';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';
import './working-together.css';

const WORDS = {
  alt: text(
    'Eight threads in two workgroups count the same colour. With one counter for all, eight additions queue up in memory. With bins of their own, each workgroup counts its four in workgroup memory, both at the same time, and then two additions go to memory.',
    '两个工作组共八个线程，数的是同一种颜色。大家共用一个计数器，八次加法在内存里排成一队；各用各的，每组在工作组内存里数自己的四个，两组同时进行，最后只往内存里加两次。',
  ),
  shared: text('one counter for all', '大家共用一个计数器'),
  own: text('bins of each workgroup', '每个工作组一份'),
  eight: text('8 in one queue', '8 个排一队'),
  four: text('4', '4 个'),
  two: text('then 2', '再加 2 次'),
};

const THREADS = [0, 1, 2, 3, 4, 5, 6, 7];
const GROUP = 4;
const xOf = (thread: number) => 26 + thread * 30 + Math.floor(thread / GROUP) * 28;
const MIDDLE = (xOf(0) + xOf(7)) / 2;
const middleOf = (group: number) => (xOf(group * GROUP) + xOf(group * GROUP + GROUP - 1)) / 2;
const BOX = { width: 40, height: 20 } as const;

function Counter({ x, y }: { x: number; y: number }) {
  return <rect x={x - BOX.width / 2} y={y} {...BOX} className="drawing__element" />;
}

function Threads({ y }: { y: number }) {
  return THREADS.map((thread) => <circle key={thread} cx={xOf(thread)} cy={y} r={7} className="drawing__thread" />);
}

/** Everybody wants the same bin: one queue, or a queue in each workgroup. */
export function Bins() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={320} height={286} widest="26rem" alt={say(WORDS.alt)}>
        <text x={0} y={13} className="drawing__label">
          {say(WORDS.shared)}
        </text>
        <Threads y={34} />
        {THREADS.map((thread) => (
          <path key={thread} d={`M${xOf(thread)} 42 L ${MIDDLE} 92`} className="drawing__arrow" />
        ))}
        <Counter x={MIDDLE} y={92} />
        <text x={MIDDLE + 30} y={107} className="drawing__label">
          {say(WORDS.eight)}
        </text>

        <text x={0} y={149} className="drawing__label">
          {say(WORDS.own)}
        </text>
        <Threads y={170} />
        {THREADS.map((thread) => (
          <path
            key={thread}
            d={`M${xOf(thread)} 178 L ${middleOf(Math.floor(thread / GROUP))} 210`}
            className="drawing__arrow"
          />
        ))}
        {[0, 1].map((group) => (
          <g key={group}>
            <rect x={xOf(group * GROUP) - 14} y={156} width={3 * 30 + 28} height={82} className="drawing__frame" />
            <Counter x={middleOf(group)} y={210} />
            <text x={middleOf(group) + 26} y={225} className="drawing__label">
              {say(WORDS.four)}
            </text>
            <path d={`M${middleOf(group)} 238 L ${MIDDLE} 262`} className="drawing__arrow" />
          </g>
        ))}
        <Counter x={MIDDLE} y={262} />
        <text x={MIDDLE + 30} y={277} className="drawing__label">
          {say(WORDS.two)}
        </text>
      </Drawing>
    </figure>
  );
}
