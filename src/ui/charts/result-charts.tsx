import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupWorkloads } from '../../chart-model/group.ts';
import type { Workload } from '../../engine/contract.ts';
import { workloads as registered } from '../../workloads/registry.ts';
import { BesideProvider, type BesideSource } from './beside.ts';
import type { ResultSource } from './result-source.ts';
import { SharesProvider, useKnownShares } from './roofline-shares.ts';
import { WorkloadFigure } from './workload-figure.tsx';
import './charts.css';
import './bars.css';
import './legend.css';
import './read-out.css';

export interface ResultChartsProps {
  readonly sources: readonly ResultSource[];
  /** A reference machine, drawn pale behind them and part of no ratio. */
  readonly beside?: BesideSource | null;
  /** Rows are still coming in. */
  readonly live?: boolean;
  /** Drawn without read-out, which takes recharts. */
  readonly still?: boolean;
  /** Within somebody else's card: without a frame of its own. */
  readonly plain?: boolean;
  /** What the sources know of, where that is more than everybody does: a visitor's own kernels. Stable. */
  readonly workloads?: readonly Workload[];
}

/**
 * One figure per workload: sentence, chart, legend, table. With several sources they are laid over each other. Its
 * headings are h3.
 */
export default function ResultCharts(props: ResultChartsProps) {
  const { sources, beside = null, live = false, still = false, plain = false, workloads = registered } = props;
  const { t } = useTranslation('charts');
  const settled = useDeferredValue(useCalm(sources, live));
  const groups = useMemo(() => {
    const summaries = settled.map(({ summary }) => summary);
    return groupWorkloads(summaries, workloads);
  }, [settled, workloads]);
  const shares = useKnownShares(settled, workloads);
  if (groups.length === 0) return <p className="muted">{t('none')}</p>;
  return (
    <SharesProvider value={shares}>
      <BesideProvider value={beside}>
        <div className="stack charts">
          {groups.map((group) => (
            <WorkloadFigure key={group.key} group={group} sources={settled} live={live} still={still} plain={plain} />
          ))}
        </div>
      </BesideProvider>
    </SharesProvider>
  );
}

const REDRAW_MS = 400;

/** While rows stream in, a value that changes no more often than eyes can follow; the last one at once. */
function useCalm<T>(value: T, live: boolean): T {
  const [calm, setCalm] = useState(value);
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    latest.current = value;
    if (!live || timer.current !== null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      setCalm(latest.current);
    }, REDRAW_MS);
  }, [value, live]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );
  return live ? calm : value;
}
