import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import { LENGTHS } from './plays.ts';
import { EQUAL_T, mflop, WORKS } from './works.ts';

const WORDS = {
  label: text('Operations by length', '各长度下的运算量'),
  length: text('length T', '长度 T'),
};

/** What each work costs at each length, as its definition counts it. */
export function Costs() {
  const say = useLocalText();
  const format = useFormat();
  return (
    <ScrollTable label={say(WORDS.label)}>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.length)}</th>
          {WORKS.map(({ id, short }) => (
            <th key={id} scope="col" className="is-num">
              {say(short)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {LENGTHS.map((t) => (
          <tr key={t} className={t === EQUAL_T ? 'is-chosen' : undefined}>
            <th scope="row" className="num">
              {format.integer(t)}
            </th>
            {WORKS.map(({ id, flops }) => (
              <td key={id} className="is-num">
                {mflop(flops(t))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
