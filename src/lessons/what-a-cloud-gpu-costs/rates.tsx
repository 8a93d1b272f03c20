import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { text } from '../text.ts';
import { matmulOf, roofsOf, SIDES } from './measured.ts';
import { OWN_NAMES } from './words.ts';

const WORDS = {
  table: text('Measured on this machine', '在这台电脑上实测'),
  side: text('Side', '哪一边'),
  matmul: text('Best matrix multiplication', '最好的矩阵乘法'),
  roof: text('Roof of arithmetic', '算力屋顶'),
  share: text('Reached', '达到'),
  memory: text('Roof of memory', '内存屋顶'),
  none: text(
    'Nothing was measured that a bill could be made from. Measure once more.',
    '没有测到可以用来算账的数。请再测一次。',
  ),
  note: text(
    'Your rate is measured, with 32-bit numbers. Of rented cards only the data sheet is known here, so a share of its peak is assumed; the share in this table shows how far a good kernel gets on your own machine.',
    '你的速率是实测的，用的是 32 位数。租来的卡，这里只有规格书，所以假定它能达到峰值的几成；上表的“达到”，就是一个好内核在你自己电脑上能达到的比例。',
  ),
};

/** Both sides' rates and roofs. */
export function Rates() {
  const say = useLocalText();
  const format = useFormat();
  const results = useResults();
  const roofs = roofsOf(results);
  const rows = SIDES.map((side) => ({ side, gflops: matmulOf(results, side), roof: roofs?.[side] ?? null }));
  if (rows.every(({ gflops, roof }) => gflops === null && roof === null)) return <p role="status">{say(WORDS.none)}</p>;
  return (
    <>
      <ScrollTable label={say(WORDS.table)}>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.side)}</th>
            {[WORDS.matmul, WORDS.roof, WORDS.share, WORDS.memory].map((word) => (
              <th key={word.en} scope="col" className="is-num">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ side, gflops, roof }) => (
            <tr key={side}>
              <th scope="row">{say(OWN_NAMES[side])}</th>
              <td className="is-num">{gflops === null ? '–' : `${format.number(gflops)} GFLOP/s`}</td>
              <td className="is-num">{roof ? `${format.number(roof.gflops)} GFLOP/s` : '–'}</td>
              <td className="is-num">{gflops !== null && roof ? format.percent(gflops / roof.gflops) : '–'}</td>
              <td className="is-num">{roof ? `${format.number(roof.gbps)} GB/s` : '–'}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <p className="small muted">{say(WORDS.note)}</p>
    </>
  );
}
