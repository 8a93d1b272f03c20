import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ComparedCell, compareCases } from '../../results/compare-cases.ts';
import { useFirstRows } from '../controls/first-rows.ts';
import { MoreRows } from '../controls/more-rows.tsx';
import { ScrollTable } from '../controls/scroll-table.tsx';
import { useFormat } from '../state/locale.ts';
import { CaseName } from './case-name.tsx';
import type { Lettered } from './compared.ts';
import './compare.css';

/** Case by case what several results took, each against the first. */
export function CaseTable({ results }: { results: readonly Lettered[] }) {
  const { t } = useTranslation('compare');
  const cases = useMemo(() => compareCases(results.map(({ summary }) => summary)), [results]);
  const rows = useFirstRows(cases);
  const caption = t('caption', { letter: results[0]?.letter ?? '' });
  return (
    <section className="stack rule-top" aria-labelledby="cases-title">
      <h2 id="cases-title">{t('table')}</h2>
      {cases.length === 0 ? (
        <p className="muted">{t(results.length < 2 ? 'fewer' : 'none')}</p>
      ) : (
        <>
          <ScrollTable label={caption}>
            <caption>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t('case')}</th>
                {results.map(({ id, letter }) => (
                  <th key={id} scope="col" className="is-num">
                    {letter}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody ref={rows.list}>
              {rows.drawn.map(({ case: id, cells }) => (
                <tr key={id}>
                  <th scope="row">
                    <CaseName printed={id} />
                  </th>
                  {cells.map((cell, index) => (
                    <td key={results[index].id} className="is-num">
                      {cell ? <Cell cell={cell} /> : '–'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </ScrollTable>
          <MoreRows rows={rows} />
        </>
      )}
    </section>
  );
}

function Cell({ cell: { kernelMs, against } }: { cell: ComparedCell }) {
  const format = useFormat();
  const text = useAgainstText();
  return (
    <>
      {format.ms(kernelMs.median)}
      {against && <span className="compared-against muted">{text(against)}</span>}
    </>
  );
}

function useAgainstText() {
  const { t } = useTranslation('compare');
  const format = useFormat();
  return (against: NonNullable<ComparedCell['against']>): string => {
    if (!('ratio' in against)) return t(`${against.kind}`);
    if (against.kind === 'tie') return t('tie');
    const { median, low, high } = against.ratio;
    const faster = against.kind === 'faster';
    const [times, from, to] = faster ? [median, low, high] : [1 / median, 1 / high, 1 / low];
    const range = t('range', { low: format.number(from), high: format.number(to) });
    return `${t(`${faster ? 'faster' : 'slower'}`, { times: format.number(times) })} ${range}`;
  };
}
