import { useTranslation } from 'react-i18next';
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import type { Frame } from '../../chart-model/frame.ts';
import { ghostRoofline } from '../../chart-model/ghosts.ts';
import type { Contender, Facet, WorkloadGroup } from '../../chart-model/group.ts';
import { placeLabels } from '../../chart-model/labels.ts';
import { lookOf } from '../../chart-model/looks.ts';
import {
  type DrawnLimit,
  limitLine,
  limitsShown,
  mixLine,
  placedAt,
  placedOf,
  rooflineFindings,
  rooflineFrame,
  rooflinePoints,
  withoutLimit,
} from '../../chart-model/roofline.ts';
import type { Reading } from '../../chart-model/view.ts';
import { briefPlace } from '../../chart-model/words.ts';
import { type Limit, ridgeOf } from '../../results/roofline.ts';
import { LimitCard } from '../limit/limit-card.tsx';
import { useFormat, useGap, useLocale } from '../state/locale.ts';
import { ActiveMarks } from './active-marks.tsx';
import { AxisUnit } from './axis-unit.tsx';
import { useBesideSource, useGhostLines } from './beside.ts';
import { GhostLayer } from './ghost-layer.tsx';
import { tickNumber, useNames } from './names.ts';
import { chartProps, gridProps, TOOLTIP, UNSEEN_LINE, xAxisProps, yAxisProps } from './plot-props.ts';
import { ReadOut } from './read-out.tsx';
import type { ResultSource } from './result-source.ts';
import { useShares } from './roofline-shares.ts';
import { SeriesLayer } from './series-layer.tsx';

interface RooflineChartProps {
  group: WorkloadGroup;
  facet: Facet;
  /** Those that are shown. */
  contenders: readonly Contender[];
  sources: readonly ResultSource[];
  width: number;
  label: string;
}

const RATE: Reading = { view: 'rate', unit: 'GFLOP/s', baseline: { kind: 'best-cpu' }, clock: 'kernel' };

/**
 * Rate over intensity on log axes, below the measured limits; an invitation where no limit is known. Load it lazily:
 * recharts comes with it.
 */
export default function RooflineChart({ group, facet, contenders, sources, width, label }: RooflineChartProps) {
  const { t } = useTranslation('charts');
  const format = useFormat();
  const names = useNames(sources);
  const shares = useShares();
  const placed = placedOf(facet, new Set(contenders.map(({ id }) => id)), shares.standing);
  const limits = limitsShown(placed, shares.limits);
  const points = rooflinePoints(placed);
  const ghosts = useGhostLines(facet, contenders);
  const beside = useBesideSource();
  const recorded = ghostRoofline(ghosts?.lines ?? []);
  const theirs = beside?.limit ? [{ source: sources.length, side: 'gpu' as const, limit: beside.limit }] : [];
  const frame = width > 0 ? rooflineFrame([...points, ...recorded], [...limits, ...theirs], width) : null;
  const number = (value: number) => tickNumber(value, format);
  const own = sources.some((source) => source.own);
  if (shares.limits.every((known) => known === null)) {
    return own ? (
      <div className="chart-area__empty chart-area__invite" data-not-in-picture>
        <LimitCard look="invite" />
      </div>
    ) : (
      <p className="chart-area__empty muted">{t('roofline.foreign')}</p>
    );
  }
  const unlimited = withoutLimit(facet, contenders, shares.standing);
  const untold = unlimited.length > 0 && (
    <p className="small">{t('roofline.without', { names: unlimited.map(names.quoted).join(names.comma) })}</p>
  );
  if (points.length === 0) {
    return (
      <>
        <p className="chart-area__empty muted">{t('roofline.nothing')}</p>
        {untold}
      </>
    );
  }
  // Points of one contender are joined whatever others have between them.
  const drawn: Facet = { ...facet, cells: placed.map(({ cell }) => cell) };
  return (
    <>
      <Findings group={group} facet={facet} placed={placed} limits={limits} sources={sources} />
      {untold}
      {frame && (
        <LineChart {...chartProps(frame, points, label)}>
          <CartesianGrid {...gridProps(frame)} />
          <XAxis {...xAxisProps(frame, number)} />
          <YAxis {...yAxisProps(frame, number)} />
          <Tooltip
            {...TOOLTIP}
            content={({ active, payload }) => (
              <ReadOut
                point={active ? payload[0]?.payload : undefined}
                title={(x) => t('roofline.perByte', { value: format.number(x) })}
                contenders={contenders}
                sources={sources}
                reading={RATE}
                ghosts={null}
                standing={(contender, x) => placedAt(placed, contender, x)?.standing ?? null}
                build={(contender, x) => placedAt(placed, contender, x)?.cell.row.build}
              />
            )}
          />
          <Line {...UNSEEN_LINE} />
          <AxisUnit frame={frame} unit={RATE.unit} />
          <LimitLayer frame={frame} limits={limits} sources={sources.length} name={names.source} />
          {theirs.length > 0 && <GhostLimit frame={frame} limit={theirs[0].limit} name={beside?.name ?? ''} />}
          <GhostLayer frame={frame} points={recorded} ghosts={ghosts && { ...ghosts, name: '' }} />
          <SeriesLayer frame={frame} points={points} contenders={contenders} facet={drawn} sources={sources.length} />
          <ActiveMarks frame={frame} contenders={contenders} sources={sources.length} />
        </LineChart>
      )}
      <p className="chart-area__axis small muted">{t('roofline.axis')}</p>
    </>
  );
}

const LABEL_GAP = 15;
const LABEL_REACH = 60;

interface LimitLayerProps {
  frame: Frame;
  limits: readonly DrawnLimit[];
  sources: number;
  name: (source: number) => string;
}

/** A line is its side's colour, broken as its source's lines are; a ring marks the ridge. */
function LimitLayer({ frame, limits, sources, name }: LimitLayerProps) {
  const { t } = useTranslation('charts');
  const format = useFormat();
  const { yOf, plot } = frame;
  const wanted = limits.map((drawn) => ({ id: idOf(drawn), y: yOf(drawn.limit.gflops) - 9 }));
  const placed = placeLabels(wanted, LABEL_GAP, LABEL_REACH, plot.top + 4, plot.bottom);
  return limits.map((drawn) => {
    const { limit, side, source } = drawn;
    const id = idOf(drawn);
    const { ridge, path } = limitLine(frame, limit);
    const dash = sources > 1 ? lookOf({ ...PLAIN, side, source }, sources).dash : '';
    const text = t(frame.wide ? 'roofline.limit' : 'roofline.limitShort', {
      side: t(`side.${side}`),
      gflops: tickNumber(limit.gflops, format),
      gbps: tickNumber(limit.gbps, format),
    });
    return (
      <g key={id} className="limit-line" stroke={`var(--${side})`} fill="none">
        <path d={path} strokeWidth={3} strokeOpacity={0.55} strokeDasharray={dash} />
        {drawn.mixes?.map((gflops) => (
          <MixLine key={gflops} frame={frame} drawn={drawn} gflops={gflops} />
        ))}
        <line x1={ridge.x} x2={ridge.x} y1={ridge.y} y2={plot.bottom} strokeDasharray="2 4" />
        <circle cx={ridge.x} cy={ridge.y} r={5} strokeWidth={2} fill="var(--surface)" />
        <text
          x={plot.right}
          y={placed.get(id) ?? ridge.y - 9}
          textAnchor="end"
          fontSize={12}
          stroke="var(--surface)"
          strokeWidth={4}
          paintOrder="stroke"
          fill={`var(--${side}-ink)`}
        >
          {sources > 1 ? `${name(source)} · ${text}` : text}
        </text>
      </g>
    );
  });
}

/** Of work whose arithmetic is of another mix, below the line of multiply-adds. */
function MixLine({ frame, drawn: { limit, side }, gflops }: { frame: Frame; drawn: DrawnLimit; gflops: number }) {
  const { t } = useTranslation('charts');
  const format = useFormat();
  const { y, path } = mixLine(frame, limit, gflops);
  return (
    <>
      <path d={path} strokeWidth={2} strokeOpacity={0.55} strokeDasharray="6 4" />
      <text
        x={frame.plot.right}
        y={y + 14}
        textAnchor="end"
        fontSize={12}
        stroke="var(--surface)"
        strokeWidth={4}
        paintOrder="stroke"
        fill={`var(--${side}-ink)`}
      >
        {t('roofline.mix', { gflops: tickNumber(gflops, format) })}
      </text>
    </>
  );
}

/** The limit of the reference machine, below its own name. */
function GhostLimit({ frame, limit, name }: { frame: Frame; limit: Limit; name: string }) {
  const { t } = useTranslation('reference');
  const format = useFormat();
  const { path, ridge } = limitLine(frame, limit);
  return (
    <g className="ghosts">
      <path
        className="ghosts__limit"
        d={path}
        stroke="var(--gpu)"
        fill="none"
        strokeWidth={2}
        strokeDasharray="1 5"
        strokeLinecap="round"
      />
      <text className="ghosts__name" x={frame.plot.right} y={ridge.y - 9} textAnchor="end">
        {t('limit', { name, gflops: tickNumber(limit.gflops, format) })}
      </text>
    </g>
  );
}

const PLAIN = { id: '', variant: '', entry: '', step: 0, title: { en: '', 'zh-CN': '' } } as const;
const idOf = ({ source, side }: DrawnLimit) => `${source}|${side}`;

interface FindingsProps {
  group: WorkloadGroup;
  facet: Facet;
  placed: Parameters<typeof rooflineFindings>[0];
  limits: readonly DrawnLimit[];
  sources: readonly ResultSource[];
}

/** A sentence for each limit. */
function Findings({ group, facet, placed, limits, sources }: FindingsProps) {
  const { t } = useTranslation('charts');
  const format = useFormat();
  const locale = useLocale();
  const gap = useGap();
  const names = useNames(sources);
  return (
    <ul className="roofline-findings">
      {rooflineFindings(placed, limits).map(({ limit: drawn, best, memory, arithmetic }) => {
        const { side, source, limit } = drawn;
        const where = memory === 0 ? 'arithmetic' : arithmetic === 0 ? 'memory' : 'both';
        const parts = [
          t('roofline.ridge', {
            side: t(`side.${side}`),
            source: sources.length > 1 ? t('roofline.of', { source: names.source(source) }) : '',
            ridge: format.number(ridgeOf(limit)),
          }),
          t(`roofline.where.${where}`, { count: memory + arithmetic, memory, arithmetic }),
          t(`roofline.best.${best.standing.reach}`, {
            name: best.cell.contender.title[locale],
            at: briefPlace(group, facet, best.cell.x, locale),
            share: format.percent(best.standing.share),
          }),
        ];
        return (
          <li className={`side-${side}`} key={idOf(drawn)}>
            {parts.join(gap)}
          </li>
        );
      })}
    </ul>
  );
}
