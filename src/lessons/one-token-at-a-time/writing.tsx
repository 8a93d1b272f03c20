import { useLocalText } from '../../ui/state/locale.ts';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';
import './token.css';

const WORDS = {
  alt: text(
    'First the six tokens of a question go through the model side by side: all weights are read once for six columns. Then the answer: each token goes through the model alone, all weights are read again for it, and the next cannot begin before it is there.',
    '先是问题的六个 token 并排通过模型：权重读一遍，供六列用。然后是回答：每个 token 单独通过模型，权重为它重读一遍；它没出来，下一个就没法开始。',
  ),
  reading: text('reading: weights once for all six tokens', '读：六个 token，权重读一遍'),
  writing: text('writing: all weights again for each token', '写：每个 token，权重都重读一遍'),
  weights: text('weights', '权重'),
};

const PITCH = 26;
const BOX = 20;
const PROMPT = [0, 1, 2, 3, 4, 5];
const ANSWER = [0, 1, 2, 3];
const STEP = 78;

/** What goes through the model at once: a question whole, an answer token by token. */
export function Writing() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={320} height={184} widest="32rem" alt={say(WORDS.alt)}>
        <text x={0} y={12} className="drawing__label">
          {say(WORDS.reading)}
        </text>
        {PROMPT.map((at) => (
          <rect key={at} x={at * PITCH + 1} y={22} width={BOX} height={BOX} rx={3} className="drawing__thread" />
        ))}
        <Weights x={1} width={PROMPT.length * PITCH - (PITCH - BOX)} y={52} label={say(WORDS.weights)} />
        <text x={0} y={112} className="drawing__label">
          {say(WORDS.writing)}
        </text>
        {ANSWER.map((at) => {
          const x = at * STEP + 1;
          return (
            <g key={at}>
              <rect x={x + 22} y={122} width={BOX} height={BOX} rx={3} className="drawing__thread" />
              <Weights x={x} width={64} y={152} label={say(WORDS.weights)} />
              {at < ANSWER.length - 1 && (
                <path d={`M${x + 46} 132 H ${x + STEP + 16} m-5 -4 l5 4 l-5 4`} className="drawing__arrow" />
              )}
            </g>
          );
        })}
      </Drawing>
    </figure>
  );
}

function Weights({ x, y, width, label }: { x: number; y: number; width: number; label: string }) {
  return (
    <g>
      <rect x={x} y={y} width={width} height={28} className="drawing__group" />
      <text x={x + width / 2} y={y + 18} textAnchor="middle" className="drawing__label writing__label">
        {label}
      </text>
    </g>
  );
}
