import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Machine } from '../../../chart-model/class/machines.ts';
import type { Quarters } from '../../../chart-model/class/quarters.ts';
import { answerText, type ClassWords } from '../../../chart-model/class/sentence.ts';
import { type Strip, type Strips, stripsOf } from '../../../chart-model/class/strips.ts';
import { tickNumber } from '../../../ui/charts/names.ts';
import { useDrawingSize } from './drawing-size.ts';
import { GroupPath } from './group-mark.tsx';
import { type Reveal, reached } from './reveal.ts';

interface StripsViewProps {
  machines: readonly Machine[];
  reveal: Reveal;
  words: ClassWords;
}

/** Guesses above, measurements below, on one axis, as far as they are revealed. The axis stands from the first on. */
export function StripsView({ machines, reveal, words }: StripsViewProps) {
  const { t } = useTranslation('wall');
  const { ref, width, height, type } = useDrawingSize();
  const strips = useMemo(
    () => (width > 0 ? stripsOf(machines, words.kind, { width, height }) : null),
    [machines, words.kind, width, height],
  );
  const medians = reached(reveal, 'median');
  return (
    <figure className="wall__figure" aria-label={t('strips.label')}>
      <StripLine
        name={t('strips.guesses')}
        strip={reached(reveal, 'guesses') ? (strips?.guesses ?? null) : undefined}
        laidOut={width > 0}
        medians={medians}
        words={words}
      />
      <div ref={ref} className="wall__drawing" style={width > 0 ? undefined : { minHeight: height }}>
        {strips ? (
          <Drawing strips={strips} reveal={reveal} type={type} words={words} />
        ) : (
          width > 0 && <p className="wall__empty muted">{t('strips.nothing')}</p>
        )}
      </div>
      {strips && (
        <p className="wall__axis">
          {strips.even !== null && <span className="wall__cpu">{t('strips.cpu')}</span>}
          <span>{t(`strips.axis.${words.kind}`, { axis: words.axis })}</span>
          {strips.even !== null && <span className="wall__gpu">{t('strips.gpu')}</span>}
        </p>
      )}
      <StripLine
        name={t('strips.measured')}
        strip={reached(reveal, 'measurements') ? (strips?.measured ?? null) : undefined}
        laidOut={width > 0}
        medians={medians}
        words={words}
      />
    </figure>
  );
}

interface StripLineProps {
  name: string;
  /** Undefined until it is revealed. */
  strip: Strip | null | undefined;
  /** Before that a strip of null does not say that there is none. */
  laidOut: boolean;
  medians: boolean;
  words: ClassWords;
}

/** What a half of the picture is, and what it comes to, in words and figures. */
function StripLine({ name, strip, laidOut, medians, words }: StripLineProps) {
  const { t } = useTranslation('wall');
  const quarters = strip?.quarters;
  return (
    <p className="wall__line num">
      <strong>{name}</strong>
      {strip === undefined && <span className="muted">{t('strips.hidden')}</span>}
      {strip !== undefined && laidOut && <span>{countText()}</span>}
      {medians && quarters && <span>{t('strips.median', { value: answerText(quarters.median, words) })}</span>}
      {medians && quarters && quarters.count > 1 && <span className="muted">{halfText(quarters)}</span>}
    </p>
  );

  function countText() {
    if (!strip || strip.count === 0) return t('strips.none');
    const counted = strip.quarters?.count ?? 0;
    return counted === strip.count
      ? t('strips.count', { count: strip.count })
      : t('strips.counted', { counted, count: strip.count });
  }

  function halfText({ lower, upper }: Quarters) {
    return t('strips.half', { lower: answerText(lower, words), upper: answerText(upper, words) });
  }
}

interface DrawingProps {
  strips: Strips;
  reveal: Reveal;
  type: number;
  words: ClassWords;
}

function Drawing({ strips, reveal, type, words }: DrawingProps) {
  const { t } = useTranslation('wall');
  const { width, height, left, right, guesses, measured, even, xOf, ticks } = strips;
  const medians = reached(reveal, 'median');
  // Broken where the figures of the axis stand.
  const upright = (x: number) => `M${x},${guesses.end}V${guesses.base}M${x},${measured.base}V${measured.end}`;
  const halves = [
    { of: guesses, shown: reached(reveal, 'guesses') },
    { of: measured, shown: reached(reveal, 'measurements') },
  ];
  return (
    <svg
      className="wall__svg"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t(`steps.${reveal.step}`)}
      fontSize={type}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <path className="wall__grid" d={upright(xOf(tick))} />
          <text x={xOf(tick)} y={(guesses.base + measured.base) / 2} dominantBaseline="central" textAnchor="middle">
            {tickText(tick, words)}
          </text>
        </g>
      ))}
      {even !== null && <path className="wall__even" d={upright(xOf(even))} />}
      {halves.map(({ of, shown }) => (
        <g key={of === guesses ? 'guesses' : 'measured'}>
          <line className="wall__base" x1={left} x2={right} y1={of.base} y2={of.base} />
          {shown && medians && of.quarters && <Half strip={of} quarters={of.quarters} xOf={xOf} />}
          {shown && (
            <g className="wall__dots">
              {of.marks.map(({ group, path }) => (
                <GroupPath key={group} group={group} path={path} />
              ))}
            </g>
          )}
          {shown && medians && of.quarters && (
            <Median
              strip={of}
              at={xOf(of.quarters.median)}
              text={answerText(of.quarters.median, words)}
              width={width}
            />
          )}
        </g>
      ))}
    </svg>
  );
}

/** Numbers of an axis stay short; sizes are told in full. */
const tickText = (tick: number, { kind, format }: ClassWords): string => {
  if (kind === 'time') return format.ms(tick);
  return kind === 'crossover' ? String(tick) : `${tickNumber(tick, format)}×`;
};

interface HalfProps {
  strip: Strip;
  quarters: Quarters;
  xOf: (value: number) => number;
}

function Half({ strip, quarters, xOf }: HalfProps) {
  const from = xOf(quarters.lower);
  const wide = Math.max(2, xOf(quarters.upper) - from);
  const top = Math.min(strip.base, strip.end);
  return <rect className="wall__half" x={from} width={wide} y={top} height={Math.abs(strip.base - strip.end)} />;
}

interface MedianProps {
  strip: Strip;
  at: number;
  text: string;
  width: number;
}

/** Its figure stands at the far end of its line, turned inwards near an edge. */
function Median({ strip, at, text, width }: MedianProps) {
  const outwards = Math.sign(strip.end - strip.base);
  const anchor = at < 80 ? 'start' : at > width - 80 ? 'end' : 'middle';
  return (
    <>
      <line className="wall__median" x1={at} x2={at} y1={strip.base} y2={strip.end} />
      <text
        className="wall__figures"
        x={anchor === 'start' ? at - 8 : anchor === 'end' ? at + 8 : at}
        y={strip.end + outwards * 14}
        dominantBaseline="central"
        textAnchor={anchor}
      >
        {text}
      </text>
    </>
  );
}
