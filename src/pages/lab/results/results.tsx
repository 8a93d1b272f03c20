import { lazy, type ReactNode, type Ref, Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Summary } from '../../../results/summary.ts';
import { RunNotices } from '../../../ui/bench/run-notices.tsx';
import { SoftwareNotice } from '../../../ui/gpu/gpu-notice.tsx';
import { Share } from '../../../ui/share/share.tsx';
import { useRun } from '../../../ui/state/services.tsx';

const loadCharts = () => import('../../../ui/charts/result-charts.tsx');
const ResultCharts = lazy(loadCharts);

/** Fetches and starts the charts' code while nothing is measured, so that this does not disturb a run. */
export function usePreloadedCharts(): void {
  useEffect(() => {
    // A failure is told where the chart should have been.
    const timer = setTimeout(() => void loadCharts().catch(() => undefined), PRELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}
const PRELOAD_AFTER_MS = 300;

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
      {adapter?.software && <SoftwareNotice adapter={adapter} />}
      <RunNotices />
      {anything && (
        <Suspense fallback={<p className="muted">{t('results.drawing')}</p>}>
          <ResultCharts sources={sources} live={live} />
        </Suspense>
      )}
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

/** In the place of results before there are any. */
export function WhatYouWillSee({ picture }: { picture: boolean }) {
  const { t } = useTranslation('lab');
  const points = ['curve', ...(picture ? ['picture' as const] : []), 'proof', 'fair', 'copies'] as const;
  return (
    <section className="lab-empty" aria-labelledby="lab-empty">
      <h2 id="lab-empty">{t('results.emptyTitle')}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{t(`results.empty.${point}`)}</li>
        ))}
      </ul>
    </section>
  );
}
