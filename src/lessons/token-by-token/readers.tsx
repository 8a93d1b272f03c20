import { useState } from 'react';
import { Segments } from '../../ui/controls/segments.tsx';
import { useFormat, useLocalText, useMarks } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { TwoHeadedTable } from '../kit/two-headed-table.tsx';
import { NAMES, SIDES, type Side } from '../one-token-at-a-time/readings.ts';
import { text } from '../text.ts';
import { gridOf } from './goal.ts';
import { BITS, READERS } from './runs.ts';
import './token-by-token.css';

const WORDS = {
  side: text('Written by', '由哪一边写'),
  label: text('Tokens a second by users and bits', '各用户数和位数下的每秒 token 数'),
  readers: text('users', '用户数'),
  all: text('in all', '合计'),
  each: text('each', '每人'),
  none: text('No time was measured. Measure once more.', '没有测得用时。请再测一次。'),
};

const COLUMNS = ['all', 'each'] as const;

export const bitsWord = (bits: number) => text(`${bits} bits`, `${bits} 位`);

/** Tokens a second for all and for each, of every number of users and bits. @param first shown at first */
export function Readers({ first = 'gpu' }: { first?: Side }) {
  const say = useLocalText();
  const { colon } = useMarks();
  const format = useFormat();
  const results = useResults();
  const [wanted, setWanted] = useState<string>(first);
  const sides = SIDES.filter((side) => gridOf(results, side).length);
  const side = sides.find((one) => one === wanted) ?? sides[0];
  if (!side) return <p role="status">{say(WORDS.none)}</p>;
  const grid = gridOf(results, side);
  const bits = BITS.filter((one) => grid.some((cell) => cell.bits === one));
  return (
    <div className="by-token">
      {sides.length > 1 && (
        <Segments
          legend={say(WORDS.side)}
          value={side}
          options={sides.map((value) => ({ value, label: NAMES[value] }))}
          onChange={setWanted}
        />
      )}
      <TwoHeadedTable
        label={say(WORDS.label) + colon + NAMES[side]}
        corner={say(WORDS.readers)}
        numbered
        groups={bits.map((one) => ({ id: one, title: say(bitsWord(one)) }))}
        columns={COLUMNS.map((id) => ({ id, title: say(WORDS[id]) }))}
        rows={READERS.map((b) => ({ id: b, title: format.integer(b) }))}
        cell={(b, one, of) => {
          const cell = grid.find((reached) => reached.bits === one && reached.b === b);
          return cell ? format.number(cell[of]) : '–';
        }}
      />
    </div>
  );
}
