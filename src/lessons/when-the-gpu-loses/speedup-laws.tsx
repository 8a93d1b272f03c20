import { useState } from 'react';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { shareOf } from '../../ui/controls/slider-scale.ts';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';
import { ownSpeedup } from './claims.ts';
import { amdahl, finding, gustafson } from './laws.ts';
import './laws.css';

const WORDS = {
  knob: text('Share of the time that is serial', '串行部分占的时间'),
  alt: text(
    'Speed-up of the whole against speed-up of the parallel part. Amdahl’s curve bends and flattens out at one over the serial share; Gustafson’s goes on rising.',
    '横轴是并行部分的加速比，纵轴是整体的加速比。阿姆达尔曲线弯下来，停在串行占比的倒数；古斯塔夫森曲线一直上升。',
  ),
  x: text('speed-up of the parallel part', '并行部分的加速比'),
  y: text('speed-up of the whole', '整体的加速比'),
  limit: text('limit', '上限'),
  here: text('here', '本机'),
};

const LEFT = 44;
const RIGHT = 300;
const TOP = 24;
const BOTTOM = 196;
const POINTS = 48;

/** Axes cover a decade at least on either side of no speed-up, and the machine's own figure. */
function rangeFor(own: number | null) {
  const min = own !== null && own < 1 ? 10 ** Math.floor(Math.log10(own)) : 1;
  const max = Math.max(1000, 10 ** Math.ceil(Math.log10(own ?? 1)));
  return { min, max, scale: 'log' } as const;
}

/** Amdahl's and Gustafson's law with the visitor's own speed-up marked; one knob: the serial share. */
export function SpeedupLaws() {
  const say = useLocalText();
  const format = useFormat();
  const own = ownSpeedup(useResults());
  const [percent, setPercent] = useState(10);
  const serial = percent / 100;
  const range = rangeFor(own);
  const shown = `${percent}%`;
  const x = (value: number) => LEFT + shareOf(value, range) * (RIGHT - LEFT);
  const y = (value: number) => BOTTOM - shareOf(value, range) * (BOTTOM - TOP);
  const path = (law: typeof amdahl) =>
    Array.from({ length: POINTS + 1 }, (_, i) => range.min * (range.max / range.min) ** (i / POINTS))
      .map((faster, i) => `${i ? 'L' : 'M'}${x(faster).toFixed(1)} ${y(law(serial, faster)).toFixed(1)}`)
      .join(' ');
  const limit = serial > 0 ? 1 / serial : null;
  return (
    <figure className="card drawing laws">
      <label className="slider">
        <span className="field__label">{say(WORDS.knob)}</span>
        <output className="slider__value num">{shown}</output>
        <input
          type="range"
          min={0}
          max={100}
          value={percent}
          aria-valuetext={shown}
          onChange={({ target }) => setPercent(Number(target.value))}
        />
      </label>
      <Drawing width={320} height={232} widest="34rem" alt={say(WORDS.alt)}>
        <text x={0} y={12} className="drawing__label">
          {say(WORDS.y)}
        </text>
        <path d={`M${LEFT} ${TOP} V ${BOTTOM} H ${RIGHT}`} className="drawing__frame" />
        {ticksOf(range).map((tick) => (
          <g key={tick}>
            {tick > range.min && (
              <text x={LEFT - 5} y={y(tick) + 4} textAnchor="end" className="drawing__label num">
                {format.number(tick)}
              </text>
            )}
            <text x={x(tick)} y={BOTTOM + 15} textAnchor="middle" className="drawing__label num">
              {format.number(tick)}
            </text>
          </g>
        ))}
        <text x={RIGHT} y={BOTTOM + 32} textAnchor="end" className="drawing__label">
          {say(WORDS.x)}
        </text>
        {limit !== null && limit <= range.max && (
          <g>
            <path d={`M${LEFT} ${y(limit)} H ${RIGHT}`} className="drawing__idle" />
            <text x={LEFT + 4} y={y(limit) - 5} className="drawing__label num">
              {say(WORDS.limit)} {format.number(limit)}
            </text>
          </g>
        )}
        <path d={path(gustafson)} className="drawing__line" strokeDasharray="6 4" />
        <path d={path(amdahl)} className="drawing__line" />
        {own !== null && (
          <g>
            <path d={`M${x(own)} ${TOP} V ${BOTTOM}`} className="drawing__arrow" />
            <text x={x(own) + 4} y={BOTTOM - 6} className="drawing__label">
              {say(WORDS.here)}
            </text>
            <circle
              cx={x(own)}
              cy={y(gustafson(serial, own))}
              r={5}
              className="drawing__thread drawing__thread--idle"
            />
            <circle cx={x(own)} cy={y(amdahl(serial, own))} r={5} className="drawing__thread" />
          </g>
        )}
      </Drawing>
      <figcaption className="stack">
        <span className="laws__key small">
          <Key label={text('Amdahl: the same problem, sooner', '阿姆达尔：同样的问题，更快做完')} />
          <Key
            label={text('Gustafson: a larger problem in the same time', '古斯塔夫森：同样的时间，更大的问题')}
            dashed
          />
        </span>
        <Sentence className="num">{say(finding(percent, own))}</Sentence>
      </figcaption>
    </figure>
  );
}

function Key({ label, dashed = false }: { label: ReturnType<typeof text>; dashed?: boolean }) {
  const say = useLocalText();
  return (
    <span className="row">
      <svg viewBox="0 0 28 8" style={{ width: '1.75rem' }} aria-hidden="true">
        <path d="M0 4 H 28" className="drawing__line" strokeDasharray={dashed ? '6 4' : undefined} />
      </svg>
      {say(label)}
    </span>
  );
}

/** Powers of ten, both ends. */
function ticksOf({ min, max }: { min: number; max: number }): number[] {
  const decades = Math.round(Math.log10(max / min));
  return Array.from({ length: decades + 1 }, (_, i) => min * 10 ** i);
}
