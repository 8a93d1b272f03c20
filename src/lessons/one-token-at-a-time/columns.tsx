import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { figure, text } from '../text.ts';
import { linesOf, NAMES, readRate, SIDES, type Side } from './readings.ts';
import { COLUMNS } from './runs.ts';
import './token.css';

const WORDS = {
  label: text('Time and rates by number of columns', '各列数下的用时与速率'),
  columns: text('columns', '列数'),
  side: text('side', '哪一边'),
  time: text('time', '用时'),
  times: text('× one column', '× 一列'),
  read: text('GB/s', 'GB/s'),
  computed: text('GFLOP/s', 'GFLOP/s'),
  none: text('No time was measured.', '没有测得用时。'),
  most: (side: Side, rate: number) =>
    text(`${NAMES[side]}: memory was read at ${figure(rate)} GB/s.`, `${NAMES[side]}：内存读到 ${figure(rate)} GB/s。`),
};

/** Time and rates of each number of columns, and how fast memory was read at all. */
export function Columns() {
  const say = useLocalText();
  const format = useFormat();
  const results = useResults();
  const sides = SIDES.map((side) => ({ side, lines: linesOf(results, side), most: readRate(results, side) })).filter(
    ({ lines }) => lines.length,
  );
  if (!sides.length) return <p role="status">{say(WORDS.none)}</p>;
  return (
    <div className="columns">
      <ScrollTable label={say(WORDS.label)}>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.side)}</th>
            <th scope="col" className="is-num">
              {say(WORDS.columns)}
            </th>
            {[WORDS.time, WORDS.times, WORDS.read, WORDS.computed].map((word) => (
              <th key={word.en} scope="col" className="is-num">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        {sides.map(({ side, lines }) => (
          <tbody key={side} className={`side-${side}`}>
            {lines.map(({ b, ms, gbps, gflops }, index) => {
              const one = lines.find((line) => line.b === COLUMNS[0]);
              return (
                <tr key={b}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={lines.length}>
                      <span className="swatch" aria-hidden="true" /> {NAMES[side]}
                    </th>
                  )}
                  <td className="is-num">{format.integer(b)}</td>
                  <td className="is-num">{format.ms(ms)}</td>
                  <td className="is-num">{one ? format.times(ms / one.ms) : '–'}</td>
                  <td className="is-num">{gbps === null ? '–' : format.number(gbps)}</td>
                  <td className="is-num">{gflops === null ? '–' : format.number(gflops)}</td>
                </tr>
              );
            })}
          </tbody>
        ))}
      </ScrollTable>
      {sides.map(({ side, most }) =>
        most === null ? null : (
          <p key={side} className="small muted num">
            {say(WORDS.most(side, most))}
          </p>
        ),
      )}
    </div>
  );
}
