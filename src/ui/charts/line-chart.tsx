import { memo } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { useFormat, useLocale } from '../app/locale.ts';
import { EndLabels } from './end-labels.tsx';
import { type Domain, logDomain, logTicks, scale, spaced } from './model/axes.ts';
import type { Contender, Facet, WorkloadGroup } from './model/group.ts';
import { type Point, pointsOf, type Reading } from './model/view.ts';
import { tickNumber, useFigures, useNames } from './names.ts';
import { ReadOut } from './read-out.tsx';
import type { ResultSource } from './result-charts.tsx';
import { ActiveMarks, SeriesLayer } from './series-layer.tsx';

interface SizeChartProps {
  group: WorkloadGroup;
  facet: Facet;
  /** Those that are shown. */
  contenders: readonly Contender[];
  sources: readonly ResultSource[];
  reading: Reading;
  width: number;
  label: string;
}

const WIDE = 620;
const TICK = { fill: 'var(--ink-soft)', fontSize: 12 } as const;
const Y_AXIS = 64;

/** A line per contender over the axis of the facet; both axes logarithmic unless the parameter's own steps are linear. */
export const SizeChart = memo(function SizeChart(props: SizeChartProps) {
  const { group, facet, contenders, sources, reading, width, label } = props;
  const format = useFormat();
  const figures = useFigures(reading.view, reading.unit);
  const names = useNames(sources);
  const locale = useLocale();
  const points = pointsOf(facet, new Set(contenders.map(({ id }) => id)), reading);
  const yDomain = logDomain(valuesOf(points, reading));
  if (!yDomain) return null;

  const wide = width >= WIDE;
  const height = wide ? Math.min(460, Math.round(width * 0.5)) : 300;
  const room = wide ? Math.min(210, Math.round(width * 0.24)) : 14;
  const logX = isLog(group);
  const xDomain = xDomainOf(facet.xs, logX);
  const xTicks = spaced(facet.xs, scale(xDomain, logX, Y_AXIS, width - room), wide ? 44 : 40);
  const yTicks = logTicks(yDomain, wide ? 8 : 6);
  const yText = (value: number) => (reading.view === 'rate' ? tickNumber(value, format) : figures.text(value));

  return (
    <LineChart
      width={width}
      height={height}
      data={points}
      margin={{ top: 12, right: room, bottom: 0, left: 0 }}
      aria-label={label}
      className="size-chart"
    >
      <CartesianGrid stroke="var(--line)" vertical={false} horizontalValues={yTicks} />
      <XAxis
        dataKey="x"
        type="number"
        scale={logX ? 'log' : 'linear'}
        domain={[...xDomain]}
        ticks={xTicks}
        interval={0}
        allowDataOverflow
        tick={TICK}
        tickFormatter={String}
        stroke="var(--line-strong)"
      />
      <YAxis
        type="number"
        scale="log"
        domain={[...yDomain]}
        ticks={yTicks}
        interval={0}
        allowDataOverflow
        width={Y_AXIS}
        tick={TICK}
        tickFormatter={yText}
        tickLine={false}
        axisLine={false}
      />
      {reading.view === 'speedUp' && <ReferenceLine y={1} stroke="var(--line-strong)" strokeWidth={1.5} />}
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--line-strong)' }}
        allowEscapeViewBox={{ x: false, y: true }}
        content={({ active, payload }) => (
          <ReadOut
            point={active ? payload[0]?.payload : undefined}
            axis={group.axis ?? ''}
            contenders={contenders}
            sources={sources}
            reading={reading}
          />
        )}
      />
      {/* Not to be seen: a chart without a line has no tooltip. */}
      <Line dataKey={someValue} stroke="none" dot={false} activeDot={false} isAnimationActive={false} />
      <SeriesLayer points={points} contenders={contenders} facet={facet} sources={sources.length} domain={yDomain} />
      <ActiveMarks contenders={contenders} sources={sources.length} />
      {wide && (
        <EndLabels
          points={points}
          contenders={bestFirst(contenders, points, reading)}
          sources={sources.length}
          name={names.line}
          room={room}
          key={locale}
        />
      )}
    </LineChart>
  );
});

/** Any value of a point, so that the tooltip has something to hold on to. */
const someValue = ({ values }: Point) => Object.values(values)[0]?.median;

function* valuesOf(points: readonly Point[], reading: Reading): Iterable<number> {
  if (reading.view === 'speedUp' && points.some(({ values }) => Object.keys(values).length > 0)) yield 1;
  for (const { values } of points) for (const { low, high } of Object.values(values)) yield* [low, high];
}

const isLog = ({ workload, axis }: WorkloadGroup): boolean => {
  const spec = axis === null ? undefined : workload?.params[axis];
  return !(spec?.kind === 'int' && spec.scale === 'linear');
};

function xDomainOf(xs: readonly number[], log: boolean): Domain {
  const low = xs[0];
  const high = xs[xs.length - 1];
  if (!log || low <= 0) return [low - (high - low) * 0.04, high + (high - low) * 0.02];
  const spare = (high / low) ** 0.03;
  return [low / spare, high * Math.sqrt(spare)];
}

function bestFirst(contenders: readonly Contender[], points: readonly Point[], reading: Reading): Contender[] {
  const last = points.at(-1)?.values ?? {};
  const lowerIsBetter = reading.view === 'kernel' || reading.view === 'endToEnd';
  const rank = ({ id }: Contender) => (last[id]?.median ?? 0) * (lowerIsBetter ? 1 : -1);
  return [...contenders].sort((a, b) => rank(a) - rank(b));
}
