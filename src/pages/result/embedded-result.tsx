/** A result in a frame of another page: what it came to, and its charts. Nothing is run. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { adapterName } from '../../results/adapter-name.ts';
import type { Summary } from '../../results/summary.ts';
import type { Charts } from '../../ui/charts/use-charts.ts';
import { useCharts } from '../../ui/charts/use-charts.ts';
import { Notice } from '../../ui/controls/notice.tsx';
import { EmbedFrame, EmbedNothing } from '../../ui/embed/embed-frame.tsx';
import { Loading } from '../../ui/frame/loading.tsx';
import { useLocale, useLocalText } from '../../ui/state/locale.ts';
import { Outcome } from './outcome.tsx';
import { useOpenedLink } from './use-opened-link.ts';
import './result.css';

/** @param data as ResultPage has it */
export default function EmbeddedResult({ data }: { data: string }) {
  const text = useLocalText();
  const opened = useOpenedLink(data);
  const charts = useCharts();
  if (opened?.ok === false) return <EmbedNothing why={text(opened.problem.text)} />;
  if (opened === null || charts === null) return <Loading />;
  return <Shown shared={opened.summary} charts={charts} data={data} />;
}

function Shown({ shared, charts: ResultCharts, data }: { shared: Summary; charts: Charts; data: string }) {
  const { t } = useTranslation(['result', 'sharing']);
  const locale = useLocale();
  const sender = t('names.sender');
  const sources = useMemo(() => [{ id: 'sender', label: sender, summary: shared }], [sender, shared]);
  const { adapter } = shared.environment;
  return (
    <EmbedFrame
      title={t('title')}
      source={{ href: `#/r/${data}`, text: t('sharing:embed.sourceResult') }}
      className="result"
    >
      <Outcome shared={shared} />
      {adapter?.software && (
        <Notice kind="warning" title={t('software.title')}>
          <p>{t('software.text', { name: adapterName(adapter, locale) })}</p>
        </Notice>
      )}
      <h2 className="visually-hidden">{t('figures')}</h2>
      <ResultCharts sources={sources} />
    </EmbedFrame>
  );
}
