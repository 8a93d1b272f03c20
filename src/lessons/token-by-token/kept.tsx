import { useLocalText } from '../../ui/state/locale.ts';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';

const STEPS = 6;

const WORDS = {
  alt: text(
    `Writing ${STEPS} tokens, a row for each. Without the cache every row computes all tokens so far: one, two, three and so on. With it every row computes one token, and those before it are kept.`,
    `写 ${STEPS} 个 token，每个一行。没有缓存，每一行都要把到此为止的全部 token 算一遍：一个、两个、三个……有缓存，每一行只算一个，前面的都存着。`,
  ),
  without: text('without the cache', '没有缓存'),
  with: text('with the cache', '有缓存'),
};

const PITCH = 17;
const CELL = 13;
const GAP = 150;

const cells = Array.from({ length: STEPS }, (_, row) => row).flatMap((row) =>
  Array.from({ length: row + 1 }, (_, column) => ({ row, column })),
);

/** What is computed for each token that is written: everything so far, or itself alone. */
export function Kept() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={270} height={STEPS * PITCH + 24} widest="28rem" alt={say(WORDS.alt)}>
        {[WORDS.without, WORDS.with].map((label, place) => (
          <g key={label.en}>
            <text x={place * GAP} y={11} className="drawing__label">
              {say(label)}
            </text>
            {cells.map(({ row, column }) => (
              <rect
                key={`${row}-${column}`}
                x={place * GAP + 1 + column * PITCH}
                y={24 + row * PITCH}
                width={CELL}
                height={CELL}
                rx={2}
                className={place === 0 || row === column ? 'drawing__thread' : 'drawing__element'}
              />
            ))}
          </g>
        ))}
      </Drawing>
    </figure>
  );
}
