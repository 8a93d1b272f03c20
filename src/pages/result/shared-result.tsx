import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { adapterName } from '../../results/adapter-name.ts';
import type { Summary } from '../../results/summary.ts';
import { RunNotices } from '../../ui/bench/run-notices.tsx';
import type { Charts } from '../../ui/charts/use-charts.ts';
import { Notice } from '../../ui/controls/notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { Share } from '../../ui/share/share.tsx';
import { useLocale } from '../../ui/state/locale.ts';
import { BothMachines } from './both-machines.tsx';
import { Outcome } from './outcome.tsx';
import { RunHere } from './run-here.tsx';
import { Sender } from './sender.tsx';
import { type RerunState, useRerun } from './use-rerun.ts';
import './result.css';

/**
 * A summary that somebody sent: shown, never trusted, and run again here when asked. What it came to, the button and the
 * charts come first, the facts about the machine after them.
 */
export function SharedResult({ shared, charts }: { shared: Summary; charts: Charts }) {
  const { t } = useTranslation('result');
  const locale = useLocale();
  const rerun = useRerun(shared);
  const { adapter } = shared.environment;
  return (
    <Page wide title={t('title')} lede={t('lede')} className="result">
      <div className="result__head">
        <Outcome shared={shared} />
        <RunHere rerun={rerun} />
      </div>
      {adapter?.software && (
        <Notice kind="warning" title={t('software.title')}>
          <p>{t('software.text', { name: adapterName(adapter, locale) })}</p>
        </Notice>
      )}
      {rerun.phase === 'over' && <Here shared={shared} rerun={rerun} />}
      <Figures charts={charts} shared={shared} here={rerun.here} />
      <div className="row">
        <Share summary={shared} whose="sender" />
      </div>
      <Sender shared={shared} />
    </Page>
  );
}

function Here({ shared, rerun: { here } }: { shared: Summary; rerun: RerunState }) {
  const { t } = useTranslation('result');
  const cancelled = here?.measurements.some(({ reason }) => reason?.code === 'cancelled') ?? false;
  return (
    <div className="stack">
      {cancelled && <Notice kind="info" title={t('run.cancelled')} />}
      <RunNotices />
      {here && <BothMachines shared={shared} here={here} />}
      {here?.measurements.some(({ status }) => status === 'ok') && (
        <div className="row">
          <Share key={here.startedAt} summary={here} label={t('share.mine')} />
        </div>
      )}
    </div>
  );
}

interface FiguresProps {
  charts: Charts;
  shared: Summary;
  here: Summary | null;
}

function Figures({ charts: ResultCharts, shared, here }: FiguresProps) {
  const { t } = useTranslation('result');
  const sender = t('names.sender');
  const mine = t('names.here');
  const sources = useMemo(
    () => [
      { id: 'sender', label: sender, summary: shared },
      ...(here ? [{ id: 'here', label: mine, summary: here, own: true }] : []),
    ],
    [sender, mine, shared, here],
  );
  return (
    <section className="stack" aria-labelledby="figures-title">
      <h2 id="figures-title">{t(here ? 'both.figures' : 'figures')}</h2>
      <ResultCharts sources={sources} />
    </section>
  );
}
