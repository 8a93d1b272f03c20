import { useState } from 'react';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
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

export const bitsWord = (bits: number) => text(`${bits} bits`, `${bits} 位`);

/** Tokens a second for all and for each, of every number of users and bits. @param first shown at first */
export function Readers({ first = 'gpu' }: { first?: Side }) {
  const say = useLocalText();
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
      <ScrollTable label={`${say(WORDS.label)}: ${NAMES[side]}`}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className="is-num">
              {say(WORDS.readers)}
            </th>
            {bits.map((one) => (
              <th key={one} scope="colgroup" colSpan={2} className="is-num">
                {say(bitsWord(one))}
              </th>
            ))}
          </tr>
          <tr>
            {bits.flatMap((one) =>
              [WORDS.all, WORDS.each].map((word) => (
                <th key={`${one}-${word.en}`} scope="col" className="is-num">
                  {say(word)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {READERS.map((b) => (
            <tr key={b}>
              <th scope="row" className="is-num">
                {format.integer(b)}
              </th>
              {bits.flatMap((one) => {
                const cell = grid.find((reached) => reached.bits === one && reached.b === b);
                return (['all', 'each'] as const).map((of) => (
                  <td key={`${one}-${of}`} className="is-num">
                    {cell ? format.number(cell[of]) : '–'}
                  </td>
                ));
              })}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}
