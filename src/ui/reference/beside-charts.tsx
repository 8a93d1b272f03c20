import { useMemo } from 'react';
import type { ResultSource } from '../charts/result-source.ts';
import type { Charts } from '../charts/use-charts.ts';
import { BesidePicker } from './beside-picker.tsx';
import { useBeside } from './use-beside.ts';

interface BesideChartsProps {
  charts: Charts;
  /** Must keep its identity. */
  sources: readonly ResultSource[];
  /** Rows are still coming in: nothing is laid behind them yet. */
  live?: boolean;
}

/** The charts of results, with the choice of a recorded machine that is laid behind them. */
export function BesideCharts({ charts: ResultCharts, sources, live = false }: BesideChartsProps) {
  const summaries = useMemo(() => (live ? [] : sources.map(({ summary }) => summary)), [sources, live]);
  const beside = useBeside(summaries);
  return (
    <>
      <ResultCharts sources={sources} beside={beside.source} live={live} />
      {!live && <BesidePicker beside={beside} />}
    </>
  );
}
