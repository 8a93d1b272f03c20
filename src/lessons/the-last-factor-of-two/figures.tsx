import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';

const WORDS = {
  broadcast: text(
    'Eight lanes of a subgroup. The first four fetch one number of A each; every number goes to all eight lanes.',
    '一个子组的八个通道。前四个各取 A 的一个数，每个数都递给全部八个通道。',
  ),
  fetched: text('four numbers of A, fetched once', 'A 的四个数，只取一次'),
  handed: text('handed to every lane of the subgroup', '递给子组的每个通道'),
};

/** Lanes that are drawn. */
const SIDE = 8;
const GAP = 36;
const BUS = 88;

/** What a subgroup's lanes fetch, and what each of them has afterwards. */
export function Broadcast() {
  const say = useLocalText();
  const lanes = Array.from({ length: SIDE }, (_, lane) => 10 + lane * GAP);
  return (
    <figure className="drawing">
      <svg viewBox="0 0 300 162" style={{ maxWidth: '26rem' }} role="img" aria-label={say(WORDS.broadcast)}>
        <text x={0} y={12} className="drawing__label">
          {say(WORDS.fetched)}
        </text>
        {lanes.map((x, lane) => (
          <g key={x}>
            {lane < 4 && (
              <>
                <rect x={x - 6} y={20} width={12} height={12} className="drawing__element" />
                <path d={`M${x} 32 V 50 m-4 -5 l4 5 l4 -5`} className="drawing__arrow" />
                <path d={`M${x} 68 V ${BUS}`} className="drawing__arrow" />
              </>
            )}
            <circle cx={x} cy={60} r={8} className={`drawing__thread ${lane < 4 ? '' : 'drawing__thread--idle'}`} />
            <path d={`M${x} ${BUS} V 110 m-4 -5 l4 5 l4 -5`} className="drawing__arrow" />
            <circle cx={x} cy={122} r={8} className="drawing__thread" />
          </g>
        ))}
        <path d={`M${lanes[0] - 6} ${BUS} H ${lanes[SIDE - 1] + 6}`} className="drawing__line drawing__line--gpu" />
        <text x={0} y={154} className="drawing__label">
          {say(WORDS.handed)}
        </text>
      </svg>
    </figure>
  );
}
