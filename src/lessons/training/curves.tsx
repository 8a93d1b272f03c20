import { useRef } from 'react';
import { type Domain, linearTicks, logDomain, logTicks, scale, spaced } from '../../chart-model/axes.ts';
import { tickNumber } from '../../ui/charts/names.ts';
import { useWidth } from '../../ui/charts/use-width.ts';
import { useFormat } from '../../ui/state/locale.ts';
import './training.css';

export interface Curve {
  readonly id: string;
  readonly name: string;
  readonly side: 'gpu' | 'cpu';
  /** Which of its side: dashes and mark tell them apart. */
  readonly nth?: number;
  /** Drawn broad, for another to lie on it. */
  readonly below?: boolean;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

interface CurvesProps {
  curves: readonly Curve[];
  xLabel: string;
  yLabel: string;
  logX?: boolean;
  logY?: boolean;
  /** A level that everybody goes for. */
  level?: { readonly y: number; readonly label: string };
  /** A stretch of the way that has a name. */
  band?: { readonly from: number; readonly to: number; readonly label: string };
  percent?: boolean;
  /** What it shows, for those who do not see it. */
  label: string;
}

const HEIGHT = 250;
const PLOT = { left: 52, right: 14, top: 14, bottom: 30 };
const DASHES = ['none', '7 4', '2 4'];

/** Lines over steps, seconds or pictures. What is no number leaves a gap. */
export function Curves(props: CurvesProps) {
  const { curves, xLabel, yLabel, logX = false, logY = false, level, band, percent, label } = props;
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const usable = curves.map((curve) => ({
    ...curve,
    points: curve.points.filter(({ x, y }) => isOn(x, logX) && isOn(y, logY)),
  }));
  const points = usable.flatMap((curve) => curve.points);
  const xs = domainOf(
    points.map(({ x }) => x),
    logX,
  );
  const ys = domainOf([...points.map(({ y }) => y), ...(level && points.length ? [level.y] : [])], logY);
  const drawn = width > 0 && xs && ys;
  return (
    <figure className="curves" ref={box}>
      <figcaption className="small muted">{yLabel}</figcaption>
      {drawn ? (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          <Drawing
            curves={usable}
            xs={xs}
            ys={ys}
            logX={logX}
            logY={logY}
            width={width}
            level={level}
            band={band}
            tick={(value) => (percent ? format.percent(value) : tickNumber(value, format))}
            xTick={(value) => tickNumber(value, format)}
          />
        </svg>
      ) : (
        <div style={{ height: HEIGHT }} />
      )}
      <p className="small muted curves__axis">{xLabel}</p>
    </figure>
  );
}

const isOn = (value: number, log: boolean) => Number.isFinite(value) && (!log || value > 0);

function domainOf(values: readonly number[], log: boolean): Domain | null {
  if (log) return logDomain(values);
  if (!values.length) return null;
  const [low, high] = [Math.min(0, ...values), Math.max(...values)];
  return [low, high === low ? low + 1 : low + (high - low) * 1.04];
}

interface DrawingProps extends Pick<CurvesProps, 'level' | 'band'> {
  curves: readonly Curve[];
  xs: Domain;
  ys: Domain;
  logX: boolean;
  logY: boolean;
  width: number;
  tick(value: number): string;
  xTick(value: number): string;
}

function Drawing({ curves, xs, ys, logX, logY, width, level, band, tick, xTick }: DrawingProps) {
  const plot = { left: PLOT.left, right: width - PLOT.right, top: PLOT.top, bottom: HEIGHT - PLOT.bottom };
  const xOf = scale(xs, logX, plot.left, plot.right);
  const yOf = scale(ys, logY, plot.bottom, plot.top);
  const across = Math.max(3, Math.floor((plot.right - plot.left) / 80));
  const xTicks = spaced(logX ? logTicks(xs, across) : linearTicks(xs, across), xOf, 40);
  const highs = curves.flatMap(({ points }) => points.slice(-1).map(({ y }) => yOf(y)));
  const yTicks = (logY ? logTicks(ys, 6) : linearTicks(ys, 6)).filter((value) => yOf(value) >= plot.top - 1);
  return (
    <>
      {band && <Band {...band} xOf={xOf} plot={plot} />}
      {yTicks.map((value) => (
        <g key={value}>
          <path d={`M${plot.left} ${yOf(value)} H ${plot.right}`} className="curves__grid" />
          <text x={plot.left - 7} y={yOf(value) + 4} textAnchor="end">
            {tick(value)}
          </text>
        </g>
      ))}
      {band && <BandName {...band} xOf={xOf} plot={plot} isLow={highs.some((y) => y < (plot.top + plot.bottom) / 2)} />}
      <path d={`M${plot.left} ${plot.bottom} H ${plot.right}`} className="curves__base" />
      {xTicks.map((value) => (
        <text key={value} x={xOf(value)} y={plot.bottom + 18} textAnchor="middle">
          {xTick(value)}
        </text>
      ))}
      {level && (
        <g className="curves__level">
          <path d={`M${plot.left} ${yOf(level.y)} H ${plot.right}`} />
          <text x={plot.left + 6} y={yOf(level.y) - 6}>
            {level.label}
          </text>
        </g>
      )}
      {[...curves]
        .sort((a, b) => Number(b.below ?? false) - Number(a.below ?? false))
        .map((curve) => (
          <Line key={curve.id} curve={curve} xOf={xOf} yOf={yOf} />
        ))}
    </>
  );
}

interface BandProps extends NonNullable<CurvesProps['band']> {
  xOf(value: number): number;
  plot: Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;
}

function Band({ from, to, xOf, plot }: BandProps) {
  const left = xOf(from);
  const width = Math.max(2, xOf(to) - left);
  return <rect className="curves__band" x={left} y={plot.top} width={width} height={plot.bottom - plot.top} />;
}

interface BandNameProps extends BandProps {
  /** Where curves go up, it stands below. */
  isLow: boolean;
}

/** On the side that has more room, over the lines of the grid. */
function BandName({ from, to, label, xOf, plot, isLow }: BandNameProps) {
  const [left, right] = [xOf(from), xOf(to)];
  const isLate = plot.right - right < left - plot.left;
  return (
    <text
      className="curves__band-name"
      x={isLate ? left - 6 : right + 6}
      y={isLow ? plot.bottom - 8 : plot.top + 12}
      textAnchor={isLate ? 'end' : 'start'}
    >
      {label}
    </text>
  );
}

interface LineProps {
  curve: Curve;
  xOf(value: number): number;
  yOf(value: number): number;
}

function Line({ curve: { points, side, below, nth = 0 }, xOf, yOf }: LineProps) {
  const last = points.at(-1);
  if (!last) return null;
  const way = points.map(({ x, y }) => `${xOf(x).toFixed(1)},${yOf(y).toFixed(1)}`).join(' ');
  return (
    <g className={`curves__line curves__line--${side}${below ? ' curves__line--below' : ''}`}>
      <polyline points={way} strokeDasharray={DASHES[nth % DASHES.length]} />
      <Mark side={side} x={xOf(last.x)} y={yOf(last.y)} />
    </g>
  );
}

/** Discs for the GPU, hollow squares for the CPU. */
const Mark = ({ side, x, y }: { side: 'gpu' | 'cpu'; x: number; y: number }) =>
  side === 'gpu' ? <circle cx={x} cy={y} r={4.5} /> : <rect x={x - 4.5} y={y - 4.5} width={9} height={9} />;

/** What the lines mean. */
export function CurvesKey({ curves }: { curves: readonly Curve[] }) {
  return (
    <ul className="curves__key small">
      {curves.map(({ id, name, side, below, nth = 0 }) => (
        <li key={id}>
          <svg width="34" height="14" viewBox="0 -7 34 14" aria-hidden="true">
            <g className={`curves__line curves__line--${side}${below ? ' curves__line--below' : ''}`}>
              <polyline points="0,0 24,0" strokeDasharray={DASHES[nth % DASHES.length]} />
              <Mark side={side} x={28} y={0} />
            </g>
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
