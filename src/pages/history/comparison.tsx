import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Charts } from '../../ui/charts/use-charts.ts';
import { CaseTable } from '../../ui/compare/case-table.tsx';
import { useDrawing } from '../../ui/compare/compared.ts';
import { ComparedList } from '../../ui/compare/compared-list.tsx';
import { LinkButton } from '../../ui/controls/button.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { LEADS_BACK } from '../../ui/frame/places.ts';
import { BesideCharts } from '../../ui/reference/beside-charts.tsx';
import { useFormat, useLocale } from '../../ui/state/locale.ts';
import { measuredText, runName } from './naming.ts';
import { Machine } from './run-item.tsx';
import type { OpenedRun } from './use-runs.ts';

interface ComparisonProps {
  runs: readonly OpenedRun[];
  charts: Charts;
  children: ReactNode;
}

/** Several runs: who they are, their charts over each other, and the cases that they share. */
export function Comparison({ runs, charts, children }: ComparisonProps) {
  const { t } = useTranslation('history');
  const locale = useLocale();
  const format = useFormat();
  const drawing = useDrawing(runs.map(({ entry, summary }) => ({ id: entry.id, summary, own: !entry.imported })));
  const { drawn } = drawing;
  const key = drawn.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run never changes; which are drawn does
  const compared = useMemo(() => drawn, [key, runs]);
  const sources = useMemo(() => compared.map(({ letter, ...one }) => ({ ...one, label: letter })), [compared]);
  const entries = new Map(runs.map(({ entry }) => [entry.id, entry]));
  return (
    <Page wide title={t('comparison.title', { count: runs.length })} lede={t('comparison.lede')}>
      {children}
      <section className="stack" aria-labelledby="compared-title">
        <div className="spread">
          <h2 id="compared-title">{t('comparison.runs')}</h2>
          <LinkButton size="small" href="#/history" {...LEADS_BACK}>
            {t('comparison.another')}
          </LinkButton>
        </div>
        <ComparedList drawing={drawing}>
          {({ id }) => {
            const entry = entries.get(id);
            if (!entry) return null;
            return (
              <>
                <a className="run-item__name" href={`#/history/${id}`}>
                  {entry.name ?? format.date(entry.startedAt)}
                </a>
                <p className="run-facts-line small muted num">
                  <span>{entry.name === null ? runName(entry, locale) : measuredText(entry, locale)}</span>
                  {entry.name !== null && <span>{format.date(entry.startedAt)}</span>}
                  <Machine entry={entry} />
                </p>
              </>
            );
          }}
        </ComparedList>
      </section>
      <section className="stack" aria-labelledby="over-title">
        <h2 id="over-title">{t('comparison.charts')}</h2>
        <BesideCharts charts={charts} sources={sources} />
      </section>
      <CaseTable results={compared} />
    </Page>
  );
}
