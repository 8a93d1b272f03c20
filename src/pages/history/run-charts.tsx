import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultSource } from '../../ui/charts/result-source.ts';

/** The charts and their library arrive when a run is opened. */
const ResultCharts = lazy(() => import('../../ui/charts/result-charts.tsx'));

export function RunCharts({ sources }: { sources: readonly ResultSource[] }) {
  const { t } = useTranslation();
  return (
    <Suspense fallback={<p role="status">{t('loading')}</p>}>
      <ResultCharts sources={sources} />
    </Suspense>
  );
}
