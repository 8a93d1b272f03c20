import { lazy, memo, Suspense } from 'react';
import { frameOf } from '../../chart-model/frame.ts';
import { withGhosts } from '../../chart-model/ghosts.ts';
import type { Contender, Facet, WorkloadGroup } from '../../chart-model/group.ts';
import { pointsOf, type Reading } from '../../chart-model/view.ts';
import { useFormat } from '../state/locale.ts';
import { AxisUnit } from './axis-unit.tsx';
import { useGhostLines } from './beside.ts';
import { ChartBoundary } from './chart-boundary.tsx';
import { EndLabels } from './end-labels.tsx';
import { GhostLayer } from './ghost-layer.tsx';
import { tickNumber, useFigures, useNames } from './names.ts';
import type { ResultSource } from './result-source.ts';
import { SeriesLayer } from './series-layer.tsx';
import { StillChart } from './still-chart.tsx';

const SizePlot = lazy(() => import('./size-plot.tsx'));

interface SizeChartProps {
  group: WorkloadGroup;
  facet: Facet;
  /** Those that are shown. */
  contenders: readonly Contender[];
  sources: readonly ResultSource[];
  reading: Reading;
  width: number;
  label: string;
  /** Drawn without read-out. */
  still: boolean;
}

/**
 * A line per contender over the axis of the facet. While a run goes on the drawing is a still one: setting up recharts
 * takes longer than a task beside a benchmark may. So it is until recharts is there, or where that cannot be had.
 */
export const SizeChart = memo(function SizeChart(props: SizeChartProps) {
  const { group, facet, contenders, sources, reading, width, label, still } = props;
  const format = useFormat();
  const names = useNames(sources);
  const figures = useFigures(reading.view, reading.unit);
  const ghosts = useGhostLines(facet, contenders);
  const own = pointsOf(facet, new Set(contenders.map(({ id }) => id)), reading);
  const points = withGhosts(own, ghosts?.lines ?? [], reading);
  const frame = frameOf(group, points, reading, width);
  if (!frame) return null;
  const yText = (value: number) => (reading.view === 'rate' ? tickNumber(value, format) : figures.text(value));
  const one = reading.view === 'speedUp' ? 1 : null;
  const drawing = (
    <>
      <AxisUnit frame={frame} unit={reading.view === 'rate' ? reading.unit : null} />
      <GhostLayer frame={frame} points={points} ghosts={ghosts} />
      <SeriesLayer frame={frame} points={points} contenders={contenders} facet={facet} sources={sources.length} />
      <EndLabels frame={frame} points={points} contenders={contenders} sources={sources.length} name={names.source} />
    </>
  );
  const stillChart = (
    <StillChart frame={frame} label={label} yText={yText} emphasis={one}>
      {drawing}
    </StillChart>
  );
  if (still) return stillChart;
  return (
    <ChartBoundary resetOn={facet} fallback={stillChart}>
      <Suspense fallback={stillChart}>
        <SizePlot
          group={group}
          facet={facet}
          contenders={contenders}
          sources={sources}
          reading={reading}
          label={label}
          frame={frame}
          points={points}
          ghosts={ghosts}
          yText={yText}
          emphasis={one}
        >
          {drawing}
        </SizePlot>
      </Suspense>
    </ChartBoundary>
  );
});
