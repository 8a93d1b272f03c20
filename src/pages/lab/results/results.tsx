import { type ReactNode, type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Summary } from '../../../results/summary.ts';
import { RunNotices } from '../../../ui/bench/run-notices.tsx';
import { ChartBoundary } from '../../../ui/charts/chart-boundary.tsx';
import ResultCharts from '../../../ui/charts/result-charts.tsx';
import { Fold } from '../../../ui/controls/fold.tsx';
import { SoftwareNotice } from '../../../ui/gpu/gpu-notice.tsx';
import { BesideCharts } from '../../../ui/reference/beside-charts.tsx';
import { Share } from '../../../ui/share/share.tsx';
import { useRun } from '../../../ui/state/services.tsx';
import { ExampleChart } from '../example/example-chart.tsx';

interface ResultsProps {
  summary: Summary | null;
  live: boolean;
  headingRef: Ref<HTMLHeadingElement>;
  /** What goes with the chart. */
  children: ReactNode;
}

/** What was measured, as it is measured. */
export function Results({ summary, live, headingRef, children }: ResultsProps) {
  const { t } = useTranslation('lab');
  const adapter = summary?.environment.adapter ?? null;
  const sources = useMemo(() => (summary ? [{ id: 'here', label: null, summary, own: true }] : []), [summary]);
  const cancelled = useRun(({ report }) => report?.measurements.some(wasCancelled) ?? false);
  const anything = summary?.measurements.some(({ status }) => status !== 'aborted') ?? false;

  return (
    <>
      <h2 ref={headingRef} tabIndex={-1} className="lab-heading">
        {t('results.title')}
      </h2>
      {live && !anything && <p className="muted">{t('results.waiting')}</p>}
      {!live && cancelled && <p>{t(anything ? 'results.cancelled' : 'results.cancelledEmpty')}</p>}
      <RunNotices />
      {anything && <BesideCharts charts={ResultCharts} sources={sources} live={live} />}
      {!live && adapter?.software && <SoftwareNotice adapter={adapter} />}
      {children}
      {!live && (
        <div className="row">
          {summary?.measurements.some(({ status }) => status === 'ok') && (
            <Share key={summary.startedAt} summary={summary} />
          )}
          <Kept />
        </div>
      )}
    </>
  );
}

const wasCancelled = (each: { status: string; reason?: { code: string } }) =>
  each.status === 'aborted' && each.reason?.code === 'cancelled';

/** Trouble with keeping it is told by RunNotices. */
function Kept() {
  const { t } = useTranslation('lab');
  const kept = useRun((state) => state.kept);
  if (kept === 'saving') return <p className="small muted">{t('results.saving')}</p>;
  if (kept !== 'yes') return null;
  return (
    <p className="small muted">
      {t('results.kept')} <a href="#/history">{t('results.history')}</a>
    </p>
  );
}

interface BeforeResultsProps {
  /** Whether the chosen work makes pictures. */
  picture: boolean;
  /** What is to be known of the GPU before anything runs. */
  children: ReactNode;
}

/** In the place of results before there are any: a recorded run, and how these come about. */
export function BeforeResults({ picture, children }: BeforeResultsProps) {
  const { t } = useTranslation('lab');
  const points = ['curve', ...(picture ? ['picture' as const] : []), 'proof', 'fair', 'copies'] as const;
  const below = (
    <>
      {children}
      <Fold title={t('results.emptyTitle')}>
        <ul className="lab-points">
          {points.map((point) => (
            <li key={point}>{t(`results.empty.${point}`)}</li>
          ))}
        </ul>
      </Fold>
    </>
  );
  return (
    <ChartBoundary resetOn={null} fallback={below}>
      <ExampleChart />
      {below}
    </ChartBoundary>
  );
}
