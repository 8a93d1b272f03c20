import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { Drawing } from '../kit/drawing.tsx';
import type { Results } from '../lesson.ts';
import { kernelMs } from '../results.ts';
import { text } from '../text.ts';
import { LENGTHS, runOfLength } from './plays.ts';
import { bestOf, mflop, SIDES, type Side, WORKS, type Work } from './works.ts';

const WORDS = {
  table: text('Arithmetic and time by length', '各长度下的运算量与用时'),
  work: text('work', '计算'),
  flops: text('arithmetic', '运算量'),
  alt: text(
    'Time over the length of the sequence on logarithmic axes, the best kernel of each work. The table below has the figures.',
    '双对数坐标，横轴是序列长度，纵轴是用时，每种计算取最快的内核。数值见下表。',
  ),
  x: text('length T', '长度 T'),
  y: (side: Side) => text(`time on the ${NAMES[side]}`, `${NAMES[side]} 用时`),
};

const NAMES = { gpu: 'GPU', cpu: 'CPU' } as const;

const BOX = { left: 52, right: 308, top: 26, bottom: 172 };

interface Point {
  readonly t: number;
  readonly ms: number;
}

const pointsOf = (results: Results, { id }: Work, side: Side): readonly Point[] =>
  LENGTHS.flatMap((t) => {
    const ms = kernelMs(bestOf(results, runOfLength(t), id, side));
    return ms === null ? [] : [{ t, ms }];
  });

/** Time against length, as far as it was measured, and what each length costs. */
export function Lengths() {
  const results = useResults();
  const measured = LENGTHS.filter((t) => results[runOfLength(t)]);
  if (!measured.length) return null;
  const drawn = SIDES.find((side) => WORKS.some((work) => pointsOf(results, work, side).length > 1));
  return (
    <figure className="card lengths">
      {drawn && <Chart side={drawn} />}
      <LengthTable measured={measured} />
    </figure>
  );
}

function Chart({ side }: { side: Side }) {
  const say = useLocalText();
  const format = useFormat();
  const results = useResults();
  const lines = WORKS.map((work) => ({ work, points: pointsOf(results, work, side) }));
  const all = lines.flatMap(({ points }) => points.map(({ ms }) => ms));
  const [low, high] = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))];
  const decades = Math.max(1, high - low);
  const [first, last] = [LENGTHS[0], LENGTHS[LENGTHS.length - 1]].map(Math.log2);
  const x = (t: number) => BOX.left + 10 + ((Math.log2(t) - first) / (last - first)) * (BOX.right - BOX.left - 20);
  const y = (ms: number) => BOX.bottom - ((Math.log10(ms) - low) / decades) * (BOX.bottom - BOX.top);
  return (
    <div className="drawing">
      <p className="lengths__key small">
        {lines.map(({ work }) => (
          <span key={work.id} className="lengths__name">
            <svg viewBox="0 0 30 12" className="lengths__sample" aria-hidden="true">
              <path d="M1 6 H 29" className={`lengths__line lengths__line--${work.id} lengths__line--${side}`} />
              <Mark work={work.id} side={side} x={15} y={6} />
            </svg>
            {say(work.short)}
          </span>
        ))}
      </p>
      <Drawing width={320} height={210} widest="34rem" alt={say(WORDS.alt)}>
        <text x={0} y={12} className="drawing__label">
          {say(WORDS.y(side))}
        </text>
        {Array.from({ length: decades + 1 }, (_, i) => 10 ** (low + i)).map((tick) => (
          <g key={tick}>
            <path d={`M${BOX.left} ${y(tick)} H ${BOX.right}`} className="lengths__grid" />
            <text x={BOX.left - 6} y={y(tick) + 4} textAnchor="end" className="drawing__label num">
              {format.ms(tick)}
            </text>
          </g>
        ))}
        {LENGTHS.map((t) => (
          <g key={t}>
            <path d={`M${x(t)} ${BOX.bottom} v 4`} className="drawing__arrow" />
            <text x={x(t)} y={BOX.bottom + 17} textAnchor="middle" className="drawing__label num">
              {format.integer(t)}
            </text>
          </g>
        ))}
        <text x={BOX.right} y={206} textAnchor="end" className="drawing__label">
          {say(WORDS.x)}
        </text>
        {lines.map(({ work, points }) => (
          <g key={work.id}>
            <polyline
              points={points.map(({ t, ms }) => `${x(t).toFixed(1)},${y(ms).toFixed(1)}`).join(' ')}
              className={`lengths__line lengths__line--${work.id} lengths__line--${side}`}
            />
            {points.map(({ t, ms }) => (
              <Mark key={t} work={work.id} side={side} x={x(t)} y={y(ms)} />
            ))}
          </g>
        ))}
      </Drawing>
    </div>
  );
}

/** A shape of its own for each work: a circle, a square, a triangle. */
function Mark({ work, side, x, y }: { work: string; side: Side; x: number; y: number }) {
  const shapes: Readonly<Record<string, string>> = {
    recurrence: 'M-4.5 0 a4.5 4.5 0 1 0 9 0 a4.5 4.5 0 1 0 -9 0 Z',
    matmul: 'M-4 -4 h8 v8 h-8 Z',
    attention: 'M0 -5.5 L5.2 4 H-5.2 Z',
  };
  return (
    <path d={shapes[work]} transform={`translate(${x} ${y})`} className={`lengths__mark lengths__mark--${side}`} />
  );
}

function LengthTable({ measured }: { measured: readonly number[] }) {
  const say = useLocalText();
  const format = useFormat();
  const results = useResults();
  const time = (t: number, id: string, side: Side) => {
    const ms = kernelMs(bestOf(results, runOfLength(t), id, side));
    return ms === null ? '–' : format.ms(ms);
  };
  return (
    <ScrollTable label={say(WORDS.table)}>
      <thead>
        <tr>
          <th scope="col">T</th>
          <th scope="col">{say(WORDS.work)}</th>
          <th scope="col" className="is-num">
            {say(WORDS.flops)}
          </th>
          <th scope="col" className="is-num">
            GPU
          </th>
          <th scope="col" className="is-num">
            CPU
          </th>
        </tr>
      </thead>
      <tbody>
        {measured.flatMap((t) =>
          WORKS.map(({ id, short, flops }, index) => (
            <tr key={`${t}-${id}`}>
              {index === 0 && (
                <th scope="rowgroup" rowSpan={WORKS.length} className="num">
                  {format.integer(t)}
                </th>
              )}
              <td>{say(short)}</td>
              <td className="is-num">{mflop(flops(t))}</td>
              <td className="is-num">{time(t, id, 'gpu')}</td>
              <td className="is-num">{time(t, id, 'cpu')}</td>
            </tr>
          )),
        )}
      </tbody>
    </ScrollTable>
  );
}
