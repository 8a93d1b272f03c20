import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { adapterName } from '../../results/adapter-name.ts';
import type { Summary } from '../../results/summary.ts';
import { RunNotices } from '../../ui/bench/run-notices.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { Share } from '../../ui/share/share.tsx';
import { useLocale } from '../../ui/state/locale.ts';
import { BothMachines } from './both-machines.tsx';
import { RunHere } from './run-here.tsx';
import { Sender } from './sender.tsx';
import { type RerunState, useRerun } from './use-rerun.ts';
import './result.css';

/** Recharts comes with it. */
const ResultCharts = lazy(() => import('../../ui/charts/result-charts.tsx'));

/** A summary that somebody sent: shown, never trusted, and run again here when asked. */
export function SharedResult({ shared }: { shared: Summary }) {
  const { t } = useTranslation('result');
  const locale = useLocale();
  const rerun = useRerun(shared);
  const { adapter } = shared.environment;
  return (
    <Page wide title={t('title')} lede={t('lede')} className="result">
      <div className="result__head">
        <Sender shared={shared} />
        <RunHere rerun={rerun} />
      </div>
      {adapter?.software && (
        <Notice kind="warning" title={t('software.title')}>
          <p>{t('software.text', { name: adapterName(adapter, locale) })}</p>
        </Notice>
      )}
      <div className="row">
        <Share summary={shared} />
      </div>
      {rerun.phase === 'over' && <Outcome shared={shared} rerun={rerun} />}
      <Figures shared={shared} here={rerun.here} />
    </Page>
  );
}

function Outcome({ shared, rerun: { here } }: { shared: Summary; rerun: RerunState }) {
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

function Figures({ shared, here }: { shared: Summary; here: Summary | null }) {
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
      <Suspense fallback={<p className="muted">{t('loading', { ns: 'common' })}</p>}>
        <ResultCharts sources={sources} />
      </Suspense>
    </section>
  );
}
