import { useLocalText } from '../../ui/state/locale.ts';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';

const WORDS = {
  alt: text(
    'One chain: five steps, each waiting for the one before, a single worker busy. Many chains: each worker follows one of its own, all at the same time.',
    '一条链：五步，每步都等上一步，只有一个工人在忙。许多条链：每个工人各走一条，同时进行。',
  ),
  one: text('one chain: one worker', '一条链：一个工人'),
  many: text('many chains: many workers', '许多条链：许多工人'),
  time: text('time', '时间'),
};

const STEPS = [0, 1, 2, 3, 4];
const LANES = [0, 1, 2, 3];

/** A chain has a length that no number of workers shortens; several chains lie side by side. */
export function Chains() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={320} height={180} widest="34rem" alt={say(WORDS.alt)}>
        <text x={0} y={12} className="drawing__label">
          {say(WORDS.one)}
        </text>
        <Lane y={20} className="drawing__cpu" />
        {LANES.slice(1).map((lane) => (
          <path key={lane} d={`M0 ${30 + lane * 14} H 300`} className="drawing__idle" />
        ))}
        <text x={0} y={96} className="drawing__label">
          {say(WORDS.many)}
        </text>
        {LANES.map((lane) => (
          <Lane key={lane} y={103 + lane * 14} className="drawing__thread" />
        ))}
        <text x={318} y={176} textAnchor="end" className="drawing__label">
          {say(WORDS.time)} →
        </text>
      </Drawing>
    </figure>
  );
}

function Lane({ y, className }: { y: number; className: string }) {
  return (
    <g>
      {STEPS.map((step) => (
        <g key={step}>
          <rect x={step * 60} y={y} width={44} height={10} className={className} />
          {step > 0 && <path d={`M${step * 60 - 16} ${y + 5} H ${step * 60}`} className="drawing__arrow" />}
        </g>
      ))}
    </g>
  );
}
