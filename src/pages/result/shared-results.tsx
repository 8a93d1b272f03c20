import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { gpuNames } from '../../results/adapter-name.ts';
import type { OpenedLink } from '../../results/share/link.ts';
import type { Summary } from '../../results/summary.ts';
import type { Charts } from '../../ui/charts/use-charts.ts';
import { CaseTable } from '../../ui/compare/case-table.tsx';
import { useDrawing } from '../../ui/compare/compared.ts';
import { ComparedList } from '../../ui/compare/compared-list.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { BesideCharts } from '../../ui/reference/beside-charts.tsx';
import { useFormat, useLocale, useLocalText } from '../../ui/state/locale.ts';
import { MoreLinks } from './more-links.tsx';
import './result.css';

export interface OpenedResult {
  /** As it stands in the address. */
  readonly link: string;
  readonly opened: OpenedLink;
}

/** Several results that were sent, laid over each other. One that cannot be opened is told, and costs no other. */
export function SharedResults({ results, charts }: { results: readonly OpenedResult[]; charts: Charts }) {
  const { t } = useTranslation('result');
  const [, navigate] = useLocation();
  const links = results.map(({ link }) => link);
  const good = useMemo(
    () => results.flatMap(({ link, opened }) => (opened.ok ? [{ id: link, summary: opened.summary, own: false }] : [])),
    [results],
  );
  const drawing = useDrawing(good);
  const { drawn } = drawing;
  const key = drawn.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a result never changes; which are drawn does
  const compared = useMemo(() => drawn, [key, good]);
  const sources = useMemo(() => compared.map(({ letter, ...one }) => ({ ...one, label: letter })), [compared]);
  const remove = (link: string) => navigate(`/r/${links.filter((other) => other !== link).join(',')}`);
  return (
    <Page wide title={t('several.title', { count: good.length })} lede={t('several.lede')} className="result">
      <Refused results={results} remove={remove} />
      <section className="stack" aria-labelledby="several-title">
        <h2 id="several-title">{t('several.who')}</h2>
        <ComparedList drawing={drawing}>
          {({ id, letter, summary }) => (
            <>
              <Who summary={summary} href={`#/r/${id}`} />
              <Button
                className="result__away"
                look="quiet"
                size="small"
                onClick={() => remove(id)}
                aria-label={t('several.removeNamed', { letter })}
              >
                {t('several.remove')}
              </Button>
            </>
          )}
        </ComparedList>
        <MoreLinks links={links} />
      </section>
      {good.length > 0 && (
        <section className="stack" aria-labelledby="over-title">
          <h2 id="over-title">{t('several.charts')}</h2>
          <BesideCharts charts={charts} sources={sources} />
        </section>
      )}
      {good.length > 0 && <CaseTable results={compared} />}
    </Page>
  );
}

function Who({ summary: { environment, startedAt }, href }: { summary: Summary; href: string }) {
  const { t } = useTranslation('result');
  const format = useFormat();
  const locale = useLocale();
  const { adapter, browser, os } = environment;
  const name = gpuNames(environment, locale) ?? t('machine.noAdapter');
  return (
    <>
      <a className="result__who" href={href}>
        {adapter?.software ? t('several.software', { name }) : name}
      </a>
      <p className="small muted num">{[browser, os, format.date(startedAt)].filter(Boolean).join(' · ')}</p>
    </>
  );
}

interface RefusedProps {
  results: readonly OpenedResult[];
  remove: (link: string) => void;
}

function Refused({ results, remove }: RefusedProps) {
  const { t } = useTranslation('result');
  const text = useLocalText();
  return results.map(({ link, opened }, place) =>
    opened.ok ? null : (
      <Notice key={link} kind="error" title={t('several.refused', { place: place + 1 })}>
        <p>{text(opened.problem.text)}</p>
        <div>
          <Button size="small" onClick={() => remove(link)}>
            {t('several.remove')}
          </Button>
        </div>
      </Notice>
    ),
  );
}
