import { useMemo } from 'react';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { scientific, text } from '../text.ts';
import { agreeing, digitsOf, PRINTED } from './digits.ts';

const WORDS = {
  caption: (row: number, column: number) =>
    text(
      `Row ${row}, column ${column} of C: the element on which the contenders differ most. Digits that differ from the exact ones are underlined.`,
      `C 的第 ${row} 行第 ${column} 列（从 0 数起）：各家相差最大的那个元素。与精确值不同的位加了下划线。`,
    ),
  table: text('One element of C', 'C 的一个元素'),
  who: text('Who added', '谁来加'),
  value: text('Result', '结果'),
  off: text('Off by', '偏差'),
  share: text('Of what is allowed', '占容许偏差'),
  exact: text('float64, the reference', 'float64，作为基准'),
  allowed: text('allowed', '容许'),
  none: text(
    'Fewer than two contenders left a result here, so there is nothing to compare.',
    '留下结果的做法不到两种，没有可比的。',
  ),
};

/** The same sum by several hands, digit by digit. */
export function Digits({ run }: { run: string }) {
  const say = useLocalText();
  const format = useFormat();
  const result = useResults()[run];
  const digits = useMemo(() => result && digitsOf(result), [result]);
  if (!result) return null;
  if (!digits) return <p>{say(WORDS.none)}</p>;
  const exact = digits.exact.toPrecision(PRINTED);
  return (
    <figure className="stack">
      <figcaption className="small muted">{say(WORDS.caption(digits.row, digits.column))}</figcaption>
      <ScrollTable label={say(WORDS.table)}>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.who)}</th>
            <th scope="col" className="is-num">
              {say(WORDS.value)}
            </th>
            <th scope="col" className="is-num">
              {say(WORDS.off)}
            </th>
            <th scope="col" className="is-num">
              {say(WORDS.share)}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{say(WORDS.exact)}</th>
            <td className="is-num">{exact}</td>
            <td className="is-num">
              {say(WORDS.allowed)} {scientific(digits.tolerance)}
            </td>
            <td className="is-num">–</td>
          </tr>
          {digits.computed.map(({ name, value, error }) => {
            const printed = value.toPrecision(PRINTED);
            const same = agreeing(printed, exact);
            return (
              <tr key={name.en}>
                <th scope="row">{say(name)}</th>
                <td className="is-num">
                  {printed.slice(0, same)}
                  <u>{printed.slice(same)}</u>
                </td>
                <td className="is-num">{scientific(error)}</td>
                <td className="is-num">{format.percent(error / digits.tolerance)}</td>
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
    </figure>
  );
}
