import { memo } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { frameOf } from '../../chart-model/frame.ts';
import type { Cell, Contender, Facet, WorkloadGroup } from '../../chart-model/group.ts';
import { pointsOf, type Reading } from '../../chart-model/view.ts';
import type { Standing } from '../../results/roofline.ts';
import { useFormat } from '../state/locale.ts';
import { AxisUnit } from './axis-unit.tsx';
import { tickNumber, useFigures } from './names.ts';
import { chartProps, gridProps, TOOLTIP, UNSEEN_LINE, xAxisProps, yAxisProps } from './plot-props.ts';
import { ReadOut } from './read-out.tsx';
import type { ResultSource } from './result-source.ts';
import { type Shares, useShares } from './roofline-shares.ts';
import { ActiveMarks, SeriesLayer } from './series-layer.tsx';
import { StillChart } from './still-chart.tsx';

interface SizeChartProps {
  group: WorkloadGroup;
  facet: Facet;
  /** Those that are shown. */
  contenders: readonly Contender[];
  sources: readonly ResultSource[];
  reading: Reading;
  width: number;
  label: string;
  live: boolean;
}

/**
 * A line per contender over the axis of the facet. While a run goes on the drawing is a still one, without read-out:
 * setting up recharts takes longer than a task beside a benchmark may.
 */
export const SizeChart = memo(function SizeChart(props: SizeChartProps) {
  const { group, facet, contenders, sources, reading, width, label, live } = props;
  const format = useFormat();
  const figures = useFigures(reading.view, reading.unit);
  const shares = useShares();
  const points = pointsOf(facet, new Set(contenders.map(({ id }) => id)), reading);
  const frame = frameOf(group, points, reading, width);
  if (!frame) return null;
  const yText = (value: number) => (reading.view === 'rate' ? tickNumber(value, format) : figures.text(value));
  const series = { frame, points, contenders, facet, sources: sources.length };
  const unit = <AxisUnit frame={frame} unit={reading.view === 'rate' ? reading.unit : null} />;
  const one = reading.view === 'speedUp' ? 1 : null;
  if (live) {
    return (
      <StillChart frame={frame} label={label} yText={yText} emphasis={one}>
        {unit}
        <SeriesLayer {...series} />
      </StillChart>
    );
  }

  return (
    <LineChart {...chartProps(frame, points, label)}>
      <CartesianGrid {...gridProps(frame)} />
      <XAxis {...xAxisProps(frame, String)} />
      <YAxis {...yAxisProps(frame, yText)} />
      {one !== null && <ReferenceLine y={one} stroke="var(--line-strong)" strokeWidth={1.5} />}
      <Tooltip
        {...TOOLTIP}
        content={({ active, payload }) => (
          <ReadOut
            point={active ? payload[0]?.payload : undefined}
            title={(x) => `${group.axis ?? ''} = ${x}`}
            contenders={contenders}
            sources={sources}
            reading={reading}
            standing={(contender, x) => standingAt(cellAt(facet, contender, x), shares)}
            configuration={(contender, x) => cellAt(facet, contender, x)?.row.build}
          />
        )}
      />
      <Line {...UNSEEN_LINE} />
      {unit}
      <SeriesLayer {...series} />
      <ActiveMarks frame={frame} contenders={contenders} sources={sources.length} />
    </LineChart>
  );
});

const cellAt = (facet: Facet, contender: Contender, x: number): Cell | undefined =>
  facet.cells.find((one) => one.contender.id === contender.id && one.x === x);

const standingAt = (cell: Cell | undefined, { standing }: Shares): Standing | null =>
  cell ? standing(cell.row, cell.contender.source) : null;
