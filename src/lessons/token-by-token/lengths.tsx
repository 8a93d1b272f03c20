import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { NAMES, SIDES } from '../one-token-at-a-time/readings.ts';
import { text } from '../text.ts';
import { stepsOf } from './play.ts';
import { LENGTHS } from './runs.ts';
import './token-by-token.css';

const WORDS = {
  label: text('Time for one token more, by length of the text', '再写一个 token 的用时，按文本长度'),
  tokens: text('tokens', 'token 数'),
  with: text('with the cache', '有缓存'),
  without: text('without', '没有缓存'),
};

/** What one token more takes at each length that was measured. */
export function Lengths() {
  const say = useLocalText();
  const format = useFormat();
  const results = useResults();
  const sides = SIDES.map((side) => ({ side, steps: stepsOf(results, side) })).filter(({ steps }) => steps.length);
  if (!sides.length) return null;
  return (
    <ScrollTable label={say(WORDS.label)}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2} className="is-num">
            {say(WORDS.tokens)}
          </th>
          {sides.map(({ side }) => (
            <th key={side} scope="colgroup" colSpan={2} className={`is-num side-${side}`}>
              <span className="swatch" aria-hidden="true" /> {NAMES[side]}
            </th>
          ))}
        </tr>
        <tr>
          {sides.flatMap(({ side }) =>
            [WORDS.with, WORDS.without].map((word) => (
              <th key={`${side}-${word.en}`} scope="col" className="is-num">
                {say(word)}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {LENGTHS.filter((length) => sides.some(({ steps }) => steps.some((one) => one.length === length))).map(
          (length) => (
            <tr key={length}>
              <th scope="row" className="is-num">
                {format.integer(length)}
              </th>
              {sides.flatMap(({ side, steps }) => {
                const step = steps.find((one) => one.length === length);
                return (['kept', 'anew'] as const).map((how) => (
                  <td key={`${side}-${how}`} className="is-num">
                    {step ? format.ms(step[how]) : '–'}
                  </td>
                ));
              })}
            </tr>
          ),
        )}
      </tbody>
    </ScrollTable>
  );
}
