import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Charts } from '../../ui/charts/use-charts.ts';
import { LinkButton } from '../../ui/controls/button.tsx';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { BesideCharts } from '../../ui/reference/beside-charts.tsx';
import { useFormat, useLocale } from '../../ui/state/locale.ts';
import { CaseName } from './case-name.tsx';
import { type ComparedCell, compareCases } from './compare.ts';
import { measuredText, runName } from './naming.ts';
import { Machine } from './run-item.tsx';
import type { OpenedRun } from './use-runs.ts';

/** What compared runs are called, in charts, list and table: short, and alike in every language. */
const LETTERS = 'ABCDEF';

interface ComparisonProps {
  runs: readonly OpenedRun[];
  charts: Charts;
  children: ReactNode;
}

/** Two to six runs: who they are, their charts over each other, and the cases that they share. */
export function Comparison({ runs, charts, children }: ComparisonProps) {
  const { t } = useTranslation('history');
  const locale = useLocale();
  const format = useFormat();
  const sources = useMemo(
    () =>
      runs.map(({ entry, summary }, index) => ({ id: entry.id, label: LETTERS[index], summary, own: !entry.imported })),
    [runs],
  );
  return (
    <Page wide title={t('comparison.title', { count: runs.length })} lede={t('comparison.lede')}>
      {children}
      <section className="stack" aria-labelledby="compared-title">
        <div className="spread">
          <h2 id="compared-title">{t('comparison.runs')}</h2>
          <LinkButton size="small" href="#/history">
            {t('comparison.another')}
          </LinkButton>
        </div>
        <ol className="run-list run-list--plain">
          {runs.map(({ entry }, index) => (
            <li key={entry.id}>
              <p className="run-letter num">{LETTERS[index]}</p>
              <a className="run-item__name" href={`#/history/${entry.id}`}>
                {entry.name ?? format.date(entry.startedAt)}
              </a>
              <p className="run-facts-line small muted num">
                <span>{entry.name === null ? runName(entry, locale) : measuredText(entry, locale)}</span>
                {entry.name !== null && <span>{format.date(entry.startedAt)}</span>}
                <Machine entry={entry} />
              </p>
            </li>
          ))}
        </ol>
      </section>
      <section className="stack" aria-labelledby="over-title">
        <h2 id="over-title">{t('comparison.charts')}</h2>
        <BesideCharts charts={charts} sources={sources} />
      </section>
      <CaseTable runs={runs} />
    </Page>
  );
}

function CaseTable({ runs }: { runs: readonly OpenedRun[] }) {
  const { t } = useTranslation('history');
  const rows = useMemo(() => compareCases(runs.map(({ summary }) => summary)), [runs]);
  return (
    <section className="stack rule-top" aria-labelledby="cases-title">
      <h2 id="cases-title">{t('comparison.table')}</h2>
      {rows.length === 0 ? (
        <p className="muted">{t('comparison.none')}</p>
      ) : (
        <ScrollTable label={t('comparison.caption')}>
          <caption>{t('comparison.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('comparison.case')}</th>
              {runs.map(({ entry }, index) => (
                <th key={entry.id} scope="col" className="is-num">
                  {LETTERS[index]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ case: id, cells }) => (
              <tr key={id}>
                <th scope="row">
                  <CaseName printed={id} />
                </th>
                {cells.map((cell, index) => (
                  <td key={LETTERS[index]} className="is-num">
                    {cell ? <Cell cell={cell} /> : '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </ScrollTable>
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
      {against && <span className="run-against muted">{text(against)}</span>}
    </>
  );
}

function useAgainstText() {
  const { t } = useTranslation('history');
  const format = useFormat();
  return (against: NonNullable<ComparedCell['against']>): string => {
    if (!('ratio' in against)) return t(`comparison.${against.kind}`);
    if (against.kind === 'tie') return t('comparison.tie');
    const { median, low, high } = against.ratio;
    const faster = against.kind === 'faster';
    const [times, from, to] = faster ? [median, low, high] : [1 / median, 1 / high, 1 / low];
    const range = t('comparison.range', { low: format.number(from), high: format.number(to) });
    return `${t(`comparison.${faster ? 'faster' : 'slower'}`, { times: format.number(times) })} ${range}`;
  };
}
