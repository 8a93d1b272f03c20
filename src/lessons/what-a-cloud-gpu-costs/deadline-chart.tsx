import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { logDomain, logTicks, scale, spaced } from '../../chart-model/axes.ts';
import { type Frame, frameSize } from '../../chart-model/frame.ts';
import { lookOf } from '../../chart-model/looks.ts';
import type { Point } from '../../chart-model/view.ts';
import { Key, Marker } from '../../ui/charts/marker.tsx';
import { chartProps, gridProps, TOOLTIP, UNSEEN_LINE, xAxisProps, yAxisProps } from '../../ui/charts/plot-props.ts';
import { useFormat } from '../../ui/state/locale.ts';
import type { Drawn } from './deadlines.ts';
import { useMoney } from './use-money.ts';

interface DeadlineChartProps {
  drawn: readonly Drawn[];
  /** Deadlines in hours, ascending; `ticks` are among them. */
  xs: readonly number[];
  ticks: readonly number[];
  width: number;
  label: string;
}

/** Money over deadlines on logarithmic axes. A machine that is not in time has no line there. */
export default function DeadlineChart({ drawn, xs, ticks, width, label }: DeadlineChartProps) {
  const { money, tick, time } = useMoney();
  const format = useFormat();
  const points = pointsOf(drawn, xs);
  const frame = frameOf(points, xs, ticks, width);
  if (!frame) return null;
  return (
    <>
      <ul className="costs__key small">
        {drawn.map(({ contender, name }) => (
          <li key={contender.id}>
            <Key look={lookOf(contender, 1)} />
            {name}
          </li>
        ))}
      </ul>
      <LineChart {...chartProps(frame, points, label)}>
        <CartesianGrid {...gridProps(frame)} />
        <XAxis {...xAxisProps(frame, (value) => format.number(value))} />
        <YAxis {...yAxisProps(frame, tick)} />
        <Tooltip
          {...TOOLTIP}
          content={({ active, payload }) => {
            const point: Point | undefined = active ? payload[0]?.payload : undefined;
            return point && <ReadOut point={point} drawn={drawn} title={time(point.x)} money={money} />;
          }}
        />
        <Line {...UNSEEN_LINE} />
        <Lines drawn={drawn} points={points} frame={frame} marked={ticks} />
      </LineChart>
    </>
  );
}

const pointsOf = (drawn: readonly Drawn[], xs: readonly number[]): readonly Point[] =>
  xs.map((x) => ({
    x,
    values: Object.fromEntries(
      drawn.flatMap(({ contender, bill }) => {
        const made = bill(x);
        return made && made.usd > 0 ? [[contender.id, { median: made.usd, low: made.usd, high: made.usd }]] : [];
      }),
    ),
  }));

function frameOf(
  points: readonly Point[],
  xs: readonly number[],
  ticks: readonly number[],
  width: number,
): Frame | null {
  const yDomain = logDomain(points.flatMap(({ values }) => Object.values(values).map(({ median }) => median)));
  if (!yDomain) return null;
  const size = frameSize(width);
  const { plot, wide } = size;
  const xDomain = [xs[0] / 1.1, xs[xs.length - 1] * 1.05] as const;
  const xOf = scale(xDomain, true, plot.left, plot.right);
  return {
    ...size,
    width,
    logX: true,
    xDomain,
    yDomain,
    xTicks: spaced(ticks, xOf, wide ? 44 : 34),
    yTicks: logTicks(yDomain, wide ? 8 : 6),
    xOf,
    yOf: scale(yDomain, true, plot.bottom, plot.top),
  };
}

interface LinesProps {
  drawn: readonly Drawn[];
  points: readonly Point[];
  frame: Frame;
  /** Places with a mark. */
  marked: readonly number[];
}

/** On the frame's own scales, as the other charts draw theirs (ui/charts/series-layer.tsx). */
function Lines({ drawn, points, frame: { xOf, yOf }, marked }: LinesProps) {
  return drawn.map(({ contender }) => {
    const look = lookOf(contender, 1);
    const places = points.flatMap(({ x, values }) => {
      const bounds = values[contender.id];
      return bounds ? [{ x, at: [xOf(x), yOf(bounds.median)] as const }] : [];
    });
    const path = places.map(({ at }) => at.map((one) => one.toFixed(1)).join(',')).join('L');
    return (
      <g key={contender.id} stroke={look.color} fill="none">
        {path && <path d={`M${path}`} strokeWidth={2} strokeDasharray={look.dash} />}
        {places
          .filter(({ x }) => marked.includes(x))
          .map(({ x, at }) => (
            <Marker key={x} look={look} x={at[0]} y={at[1]} />
          ))}
      </g>
    );
  });
}

interface ReadOutProps {
  point: Point;
  drawn: readonly Drawn[];
  title: string;
  money(usd: number): string;
}

/** The figures at one deadline, the cheapest first. */
function ReadOut({ point, drawn, title, money }: ReadOutProps) {
  const lines = drawn
    .flatMap(({ contender, name }) => {
      const bounds = point.values[contender.id];
      return bounds ? [{ contender, name, usd: bounds.median }] : [];
    })
    .sort((a, b) => a.usd - b.usd);
  return (
    <div className="read-out" role="status">
      <p className="read-out__title num">{title}</p>
      <ul>
        {lines.map(({ contender, name, usd }) => (
          <li key={contender.id}>
            <Key look={lookOf(contender, 1)} />
            <span>{name}</span>
            <span className="read-out__value num">{money(usd)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
