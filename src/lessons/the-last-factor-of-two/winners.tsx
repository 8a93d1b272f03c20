import { useMemo } from 'react';
import type { LocalText } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { titleOf } from '../matmul.ts';
import { text } from '../text.ts';
import { winnersOf } from './winners.ts';

const WORDS = {
  table: text('The fastest fixed rung at each n, and the tuned one', '每个 n 上最快的固定一级，以及调优过的内核'),
  best: text('Fastest fixed rung', '最快的固定一级'),
  level: (names: readonly LocalText[]) =>
    text(
      `level with it: ${names.map(({ en }) => en).join(', ')}`,
      `与它不分胜负：${names.map((name) => name['zh-CN']).join('、')}`,
    ),
  noisy: text('others are too noisy to tell', '还有的波动太大，分不出先后'),
  none: text(
    'No two rungs have a time at the same n here, so there is nothing to choose from.',
    '这里没有哪个 n 测到了两级以上的用时，也就没有什么可选的。',
  ),
};

/** Who won, size by size. */
export function Winners() {
  const say = useLocalText();
  const format = useFormat();
  const results = useResults();
  const winners = useMemo(() => winnersOf(results), [results]);
  if (!winners.length) return <p role="status">{say(WORDS.none)}</p>;
  return (
    <figure className="stack">
      <ScrollTable label={say(WORDS.table)}>
        <caption>{say(WORDS.table)}</caption>
        <thead>
          <tr>
            <th scope="col" className="is-num">
              n
            </th>
            <th scope="col">{say(WORDS.best)}</th>
            <th scope="col">{say(titleOf('tuned'))}</th>
          </tr>
        </thead>
        <tbody>
          {winners.map(({ n, best, level, noisy, tuned }) => (
            <tr key={n}>
              <th scope="row" className="is-num">
                {format.integer(n)}
              </th>
              <td>
                {say(titleOf(best.variant))}
                <br />
                <Time row={best} />
                {level.length > 0 && (
                  <>
                    <br />
                    <span className="small muted">
                      {say(WORDS.level(level.map(({ variant }) => titleOf(variant))))}
                    </span>
                  </>
                )}
                {noisy && (
                  <>
                    <br />
                    <span className="small muted">{say(WORDS.noisy)}</span>
                  </>
                )}
              </td>
              <td>
                {tuned?.configuration && (
                  <>
                    {tuned.configuration}
                    <br />
                  </>
                )}
                <Time row={tuned} />
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </figure>
  );
}

function Time({ row }: { row: SummaryRow | null }) {
  const format = useFormat();
  return <span className="num">{row?.kernelMs ? format.ms(row.kernelMs.median) : '–'}</span>;
}
