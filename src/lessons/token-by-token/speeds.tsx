import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { LimitTable } from '../../ui/limit/limit-card.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { NAMES, SIDES } from '../one-token-at-a-time/readings.ts';
import { text } from '../text.ts';
import { type Speeds as Rates, speedsOf } from './readings.ts';
import { roofsOf } from './roofs.ts';
import { TOKENS } from './runs.ts';
import './token-by-token.css';

const WORDS = {
  label: text('Tokens a second', '每秒 token 数'),
  none: text('No time was measured. Measure once more.', '没有测得用时。请再测一次。'),
};

const LINES: readonly { readonly of: keyof Rates; readonly label: ReturnType<typeof text> }[] = [
  { of: 'reads', label: text(`reading ${TOKENS} at once`, `一次读 ${TOKENS} 个`) },
  { of: 'writes', label: text('writing, one user', '写，一个用户') },
  { of: 'writesAnew', label: text('writing, nothing kept', '写，前面的都不存') },
];

/** What each side reads and writes in a second, and the two numbers of its roof. */
export function Speeds() {
  const say = useLocalText();
  const format = useFormat();
  const results = useResults();
  const sides = SIDES.flatMap((side) => {
    const rates = speedsOf(results, side);
    return rates ? [{ side, rates }] : [];
  });
  const roofs = roofsOf(results);
  if (!sides.length) return <p role="status">{say(WORDS.none)}</p>;
  return (
    <div className="by-token">
      <ScrollTable label={say(WORDS.label)}>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.label)}</th>
            {sides.map(({ side }) => (
              <th key={side} scope="col" className={`is-num side-${side}`}>
                <span className="swatch" aria-hidden="true" /> {NAMES[side]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LINES.map(({ of, label }) => (
            <tr key={of}>
              <th scope="row">{say(label)}</th>
              {sides.map(({ side, rates }) => (
                <td key={side} className="is-num">
                  {format.number(rates[of])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {roofs && <LimitTable limits={roofs} />}
    </div>
  );
}
