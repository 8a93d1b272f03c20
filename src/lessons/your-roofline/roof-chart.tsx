import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Frame } from '../../chart-model/frame.ts';
import { placeLabels } from '../../chart-model/labels.ts';
import { type DrawnLimit, limitLine, rooflineFrame } from '../../chart-model/roofline.ts';
import type { Card } from '../../results/cards.ts';
import type { Limits } from '../../results/roofline.ts';
import { tickNumber } from '../../ui/charts/names.ts';
import { useWidth } from '../../ui/charts/use-width.ts';
import { useFormat, useLocalText, useMarks } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import { drawnRoofs, type Spot, tagsOf, WORKS, type Work } from './spots.ts';
import './roofline.css';

interface RoofChartProps {
  roofs: Limits;
  spots?: readonly Spot[];
  /** What the spots are kernels of, by number. */
  works?: readonly Work[];
  cards?: readonly Card[];
  /** FLOP per byte where an upright line stands. */
  at?: number | null;
  /** Whether the spots of a side are one kernel on its way. */
  joined?: boolean;
  /** What it shows, for those who do not see it. */
  label: string;
  /** A pointer that rests on a spot is told its name, its rate and its share. */
  nameOf?: (spot: Spot) => string;
}

/** Room above the plot for the numbers of the works. */
const HEAD = 26;
/** From this width on the names of roofs have their figure beside them. */
const WIDE = 480;
/** Room right of the plot for names: with figures, of cards, of the two sides alone. */
const NAMES = { wide: 144, cards: 86, sides: 34 };
const SIDES = ['gpu', 'cpu'] as const;
const AT = text('your answer', '你的答案');

/** Rate over intensity on log axes: the roofs of both sides, kernels below them, dotted roofs of known cards behind. */
export function RoofChart({
  roofs,
  spots = [],
  works = WORKS,
  cards = [],
  at = null,
  joined = false,
  label,
  nameOf,
}: RoofChartProps) {
  const { t } = useTranslation('charts');
  const say = useLocalText();
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const own = drawnRoofs(roofs);
  const others = cards.map(({ limit }): DrawnLimit => ({ source: 1, side: 'gpu', limit }));
  const points = [
    ...spots.map(({ row, standing, rate }) => ({ x: standing.intensity, values: { [row.case]: rate } })),
    ...(at === null ? [] : [{ x: at, values: {} }]),
  ];
  const wide = width >= WIDE;
  const names = wide ? NAMES.wide : cards.length > 0 ? NAMES.cards : NAMES.sides;
  const frame = width > 0 ? rooflineFrame(points, [...own, ...others], width, names) : null;
  return (
    <div className="roofline" ref={box}>
      {width === 0 && <div className="roofline__pending" />}
      {frame && (
        <svg width={frame.width} height={frame.height + HEAD} role="img" aria-label={label}>
          <g transform={`translate(0 ${HEAD})`}>
            <Axes frame={frame} />
            <text x={0} y={-12} className="roofline__tick">
              GFLOP/s
            </text>
            <Tags frame={frame} tags={tagsOf(spots, works)} />
            <Roofs frame={frame} own={own} cards={cards} wide={wide} />
            {at !== null && (
              <g className="roofline__at">
                <path d={`M${frame.xOf(at)} ${frame.plot.top} V ${frame.plot.bottom}`} />
                <text {...besideLine(frame, at)} y={frame.plot.bottom - 8}>
                  {wide && `${say(AT)} `}
                  {tickNumber(at, format)}
                </text>
              </g>
            )}
            {SIDES.map((side) => (
              <Marks
                key={side}
                frame={frame}
                spots={spots.filter(({ standing }) => standing.side === side)}
                side={side}
                joined={joined}
                nameOf={nameOf}
              />
            ))}
          </g>
        </svg>
      )}
      <p className="small muted roofline__axis">{t('roofline.axis')}</p>
    </div>
  );
}

/** On whichever side of the line there is more room. */
function besideLine({ xOf, plot }: Frame, at: number) {
  const x = xOf(at);
  return x < (plot.left + plot.right) / 2
    ? ({ x: x + 6, textAnchor: 'start' } as const)
    : ({ x: x - 6, textAnchor: 'end' } as const);
}

function Axes({ frame: { xOf, yOf, xTicks, yTicks, plot } }: { frame: Frame }) {
  const format = useFormat();
  return (
    <g>
      {yTicks.map((tick) => (
        <g key={tick}>
          <path d={`M${plot.left} ${yOf(tick)} H ${plot.right}`} className="roofline__grid" />
          <text x={plot.left - 8} y={yOf(tick) + 4} textAnchor="end" className="roofline__tick">
            {tickNumber(tick, format)}
          </text>
        </g>
      ))}
      <path d={`M${plot.left} ${plot.bottom} H ${plot.right}`} className="roofline__base" />
      {xTicks.map((tick) => (
        <g key={tick}>
          <path d={`M${xOf(tick)} ${plot.bottom} v 5`} className="roofline__base" />
          <text x={xOf(tick)} y={plot.bottom + 19} textAnchor="middle" className="roofline__tick">
            {tickNumber(tick, format)}
          </text>
        </g>
      ))}
    </g>
  );
}

const TAG = 9;

/** The number of each work above the place where its kernels stand. */
function Tags({ frame: { xOf, plot }, tags }: { frame: Frame; tags: ReturnType<typeof tagsOf> }) {
  const wanted = tags.map(({ number, intensity }) => ({ id: `${number}`, y: xOf(intensity) }));
  const placed = placeLabels(wanted, 2 * TAG + 2, plot.right, plot.left, plot.right);
  return tags.map(({ number, intensity }) => {
    const x = placed.get(`${number}`) ?? xOf(intensity);
    return (
      <g key={number} className="roofline__tag">
        <path d={`M${x} ${TAG - 14} L ${xOf(intensity)} ${plot.top} V ${plot.bottom}`} />
        <circle cx={x} cy={-14} r={TAG} />
        <text x={x} y={-10} textAnchor="middle">
          {number}
        </text>
      </g>
    );
  });
}

const LABEL_GAP = 14;
const LABEL_REACH = 60;
const ASIDE = 8;

interface RoofsProps {
  frame: Frame;
  own: readonly DrawnLimit[];
  cards: readonly Card[];
  wide: boolean;
}

/** A line for each, its name at its end. */
function Roofs({ frame, own, cards, wide }: RoofsProps) {
  const { t } = useTranslation('charts');
  const format = useFormat();
  const { yOf, plot } = frame;
  const lines = [
    ...own.map(({ side, limit }) => ({ id: side as string, limit, look: side as string, name: t(`side.${side}`) })),
    ...cards.map(({ id, name, limit }) => ({ id, limit, look: 'card', name })),
  ];
  const wanted = lines.map(({ id, limit }) => ({ id, y: yOf(limit.gflops) }));
  const placed = placeLabels(wanted, LABEL_GAP, LABEL_REACH, plot.top, plot.bottom);
  // Cards lie behind.
  return [...lines].reverse().map(({ id, limit, look, name }) => {
    const { ridge, path } = limitLine(frame, limit);
    return (
      <g key={id} className={`roofline__roof roofline__roof--${look}`}>
        <path d={path} />
        <circle cx={ridge.x} cy={ridge.y} r={4} />
        <text x={plot.right + ASIDE} y={placed.get(id) ?? ridge.y} dy="0.35em">
          {wide ? `${name} · ${tickNumber(limit.gflops, format)}` : name}
        </text>
      </g>
    );
  });
}

interface MarksProps {
  frame: Frame;
  spots: readonly Spot[];
  side: (typeof SIDES)[number];
  joined: boolean;
  nameOf?: (spot: Spot) => string;
}

/** Discs for the GPU, hollow squares for the CPU; a bar is the 95% interval. */
function Marks({ frame: { xOf, yOf }, spots, side, joined, nameOf }: MarksProps) {
  const format = useFormat();
  const { colon } = useMarks();
  const told = ({ rate, standing }: Spot) => `${format.number(rate.median)} GFLOP/s, ${format.percent(standing.share)}`;
  const place = ({ standing, rate }: Spot) => [xOf(standing.intensity), yOf(rate.median)] as const;
  const way = joined ? spots.map((spot) => place(spot).join(',')).join(' ') : '';
  return (
    <g className={`roofline__marks roofline__marks--${side}`}>
      {joined && <polyline points={way} />}
      {spots.map((spot) => {
        const [x, y] = place(spot);
        return (
          <g key={spot.row.case}>
            {nameOf && <title>{nameOf(spot) + colon + told(spot)}</title>}
            <path d={`M${x} ${yOf(spot.rate.low)} V ${yOf(spot.rate.high)}`} />
            {side === 'gpu' ? <circle cx={x} cy={y} r={5} /> : <rect x={x - 4.5} y={y - 4.5} width={9} height={9} />}
          </g>
        );
      })}
    </g>
  );
}

/** What the numbers above the spots stand for. */
export function WorksKey({ works = WORKS }: { works?: readonly Work[] }) {
  const say = useLocalText();
  return (
    <ol className="roofline__works small">
      {works.map(({ id, label }, index) => (
        <li key={id}>
          <span className="roofline__number" aria-hidden="true">
            {index + 1}
          </span>
          {say(label)}
        </li>
      ))}
    </ol>
  );
}

/** What the marks mean. */
export function RoofKey({ cards = false }: { cards?: boolean }) {
  const { t } = useTranslation('charts');
  const say = useLocalText();
  return (
    <p className="roofline__key small">
      <span>
        <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" className="roofline__marks--gpu">
          <circle r={5} />
        </svg>
        {t('side.gpu')}
      </span>
      <span>
        <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" className="roofline__marks--cpu">
          <rect x={-4.5} y={-4.5} width={9} height={9} />
        </svg>
        {t('side.cpu')}
      </span>
      {cards && (
        <span>
          <svg width="30" height="14" viewBox="0 -7 30 14" aria-hidden="true" className="roofline__roof--card">
            <path d="M0 0 H 30" />
          </svg>
          {say(DOTTED)}
        </span>
      )}
    </p>
  );
}

const DOTTED = text('a card’s data sheet', '显卡规格书');
