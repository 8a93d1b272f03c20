import type { ReactNode } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import type { Frame } from '../../chart-model/frame.ts';
import type { Cell, Contender, Facet, WorkloadGroup } from '../../chart-model/group.ts';
import type { Point, Reading } from '../../chart-model/view.ts';
import { axisPlace } from '../../chart-model/words.ts';
import type { Standing } from '../../results/roofline.ts';
import { useFormat, useLocale } from '../state/locale.ts';
import { ActiveMarks } from './active-marks.tsx';
import type { Ghosts } from './beside.ts';
import { chartProps, gridProps, TOOLTIP, UNSEEN_LINE, xAxisProps, yAxisProps } from './plot-props.ts';
import { ReadOut } from './read-out.tsx';
import type { ResultSource } from './result-source.ts';
import { type Shares, useShares } from './roofline-shares.ts';

interface SizePlotProps {
  group: WorkloadGroup;
  facet: Facet;
  contenders: readonly Contender[];
  sources: readonly ResultSource[];
  reading: Reading;
  label: string;
  frame: Frame;
  points: readonly Point[];
  ghosts: Ghosts | null;
  yText: (value: number) => string;
  /** A value whose grid line is drawn heavier. */
  emphasis: number | null;
  /** The lines. */
  children: ReactNode;
}

/** A still chart (still-chart.tsx) with a read-out. Load it lazily: recharts comes with it. */
export default function SizePlot(props: SizePlotProps) {
  const { group, facet, contenders, sources, reading, label, frame, points, ghosts, yText, emphasis, children } = props;
  const shares = useShares();
  const locale = useLocale();
  const format = useFormat();
  return (
    <LineChart {...chartProps(frame, points, label)}>
      <CartesianGrid {...gridProps(frame)} />
      <XAxis {...xAxisProps(frame, format.number)} />
      <YAxis {...yAxisProps(frame, yText)} />
      {emphasis !== null && <ReferenceLine y={emphasis} stroke="var(--line-strong)" strokeWidth={1.5} />}
      <Tooltip
        {...TOOLTIP}
        content={({ active, payload }) => (
          <ReadOut
            point={active ? payload[0]?.payload : undefined}
            title={(x) => axisPlace(group, x, locale)}
            contenders={contenders}
            sources={sources}
            reading={reading}
            ghosts={ghosts}
            standing={(contender, x) => standingAt(cellAt(facet, contender, x), shares)}
            build={(contender, x) => cellAt(facet, contender, x)?.row.build}
          />
        )}
      />
      <Line {...UNSEEN_LINE} />
      {children}
      <ActiveMarks frame={frame} contenders={contenders} sources={sources.length} />
    </LineChart>
  );
}

const cellAt = (facet: Facet, contender: Contender, x: number): Cell | undefined =>
  facet.cells.find((one) => one.contender.id === contender.id && one.x === x);

const standingAt = (cell: Cell | undefined, { standing }: Shares): Standing | null =>
  cell ? standing(cell.row, cell.contender.source) : null;
