import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { text } from '../text.ts';
import { allCounts } from './planned.ts';

const WORDS = {
  table: text('What a piece does, and what it moves', '一块做多少，搬多少'),
  field: text('Field', '行业'),
  pieces: text('At once', '能同时算'),
  waits: text('Waiting', '互相等待'),
  piece: text('A piece', '一块'),
  flops: text('Operations', '运算'),
  bytes: text('Bytes', '字节'),
};

/** Counted, not measured. */
export function Patterns() {
  const say = useLocalText();
  const format = useFormat();
  const counts = allCounts(useResults());
  return (
    <ScrollTable label={say(WORDS.table)}>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.field)}</th>
          <th scope="col">{say(WORDS.piece)}</th>
          <th scope="col" className="is-num">
            {say(WORDS.flops)}
          </th>
          <th scope="col" className="is-num">
            {say(WORDS.bytes)}
          </th>
          <th scope="col" className="is-num">
            {say(WORDS.pieces)}
          </th>
          <th scope="col">{say(WORDS.waits)}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ field, pieces, flops, bytes }) => (
          <tr key={field.id}>
            <th scope="row">{say(field.label)}</th>
            <td>{say(field.piece)}</td>
            <td className="is-num">{format.integer(flops)}</td>
            <td className="is-num">{format.integer(bytes)}</td>
            <td className="is-num">{format.integer(pieces)}</td>
            <td>{say(field.waits)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
