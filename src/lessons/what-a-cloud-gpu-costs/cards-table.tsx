import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import { CARDS } from './data.ts';
import { useMoney } from './use-money.ts';

const WORDS = {
  table: text('What the cards are sold with', '这些卡标称的数据'),
  card: text('Card', '显卡'),
  memory: text('Memory', '内存'),
  power: text('Power', '功率'),
  launched: text('Launched', '发布'),
  source: text('Source and date', '来源和日期'),
  unconfirmed: text('; its TFLOP/s could not be confirmed elsewhere', '；TFLOP/s 两列没能在别处核实'),
};

const TERA = 1000;

/** Peaks by the data sheet: nobody has measured them here. */
export function CardsTable() {
  const say = useLocalText();
  const format = useFormat();
  const { day } = useMoney();
  return (
    <ScrollTable label={say(WORDS.table)}>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.card)}</th>
          <th scope="col" className="is-num">
            {say(WORDS.memory)}
          </th>
          <th scope="col" className="is-num">
            TFLOP/s, f32
          </th>
          <th scope="col" className="is-num">
            TFLOP/s, f16
          </th>
          <th scope="col" className="is-num">
            GB/s
          </th>
          <th scope="col" className="is-num">
            {say(WORDS.power)}
          </th>
          <th scope="col">{say(WORDS.launched)}</th>
          <th scope="col">{say(WORDS.source)}</th>
        </tr>
      </thead>
      <tbody>
        {CARDS.map(({ id, name, memoryGb, gflops, gbps, watts, launched, source, date, unconfirmed }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className="is-num">{memoryGb} GB</td>
            <td className="is-num">{format.number(gflops.f32 / TERA)}</td>
            <td className="is-num">{format.number(gflops.f16 / TERA)}</td>
            <td className="is-num">{format.integer(gbps)}</td>
            <td className="is-num">{format.number(watts)} W</td>
            <td>{day(launched)}</td>
            <td className="costs__words">
              <span lang="en">{source}</span>, {day(date)}
              {unconfirmed && say(WORDS.unconfirmed)}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
