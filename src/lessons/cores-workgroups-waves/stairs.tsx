import { useState } from 'react';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';
import { type Axes, axesOf, type Frame } from './axes.ts';
import { readingOf, type Tread, treadsOf } from './staircase.ts';
import { sayReading } from './words.ts';
import './cores.css';

const WORDS = {
  axes: text('Axes', '坐标轴'),
  log: text('all, logarithmic', '全部，对数'),
  linear: text('the first ones, linear', '开头一段，线性'),
  alt: text(
    'Time over the number of workgroups, each side as a multiple of its own time for one workgroup. The table below has the figures.',
    '用时随工作组数的变化，双方都以自己跑一个工作组的用时为 1。数值见下表。',
  ),
  x: text('workgroups', '工作组数'),
  y: text('× the time of one workgroup', '相当于一个工作组用时的倍数'),
  gpu: text('GPU', 'GPU'),
  cpu: text('CPU, SIMD on all cores', 'CPU，SIMD，全部核心'),
  table: text('Time by number of workgroups', '各工作组数下的用时'),
};

/** The staircase of the sweep, what it says, and its table. Where nothing can be read off, only the table. */
export function Stairs() {
  const say = useLocalText();
  const results = useResults();
  const [axes, setAxes] = useState<Axes>('log');
  const gpu = treadsOf(results, 'sweep', 'light');
  const cpu = treadsOf(results, 'sweep', 'wasm-threads');
  const reading = readingOf(gpu);
  const software = results.sweep?.summary.environment.adapter?.software ?? false;
  const drawn = reading.kind !== 'unclear';
  return (
    <figure className="stairs">
      {drawn && (
        <>
          <Segments
            legend={say(WORDS.axes)}
            value={axes}
            options={[
              { value: 'log', label: say(WORDS.log) },
              { value: 'linear', label: say(WORDS.linear) },
            ]}
            onChange={(value) => setAxes(value === 'linear' ? 'linear' : 'log')}
          />
          <p className="stairs__key small">
            <span className="side-gpu">
              <span className="swatch" aria-hidden="true" /> {say(WORDS.gpu)}
            </span>
            <span className="side-cpu">
              <span className="swatch" aria-hidden="true" /> {say(WORDS.cpu)}
            </span>
          </p>
          <Chart gpu={gpu} cpu={cpu} axes={axes} edge={reading.kind === 'step' ? reading : null} />
        </>
      )}
      <Sentence>{say(sayReading(reading, software))}</Sentence>
      <Figures gpu={gpu} cpu={cpu} />
    </figure>
  );
}

interface ChartProps {
  gpu: readonly Tread[];
  cpu: readonly Tread[];
  axes: Axes;
  /** Between these numbers of workgroups the seats ran out. */
  edge: { readonly low: number; readonly high: number } | null;
}

function Chart({ gpu, cpu, axes, edge }: ChartProps) {
  const say = useLocalText();
  const format = useFormat();
  const frame = axesOf(gpu, cpu, axes, edge?.high ?? null);
  const { x, y, left, right, top, bottom } = frame;
  return (
    <div className="drawing">
      <Drawing width={320} height={214} widest="34rem" alt={say(WORDS.alt)}>
        <text x={0} y={10} className="drawing__label">
          {say(WORDS.y)}
        </text>
        {edge && (
          <rect
            x={x(edge.low)}
            y={top}
            width={x(edge.high) - x(edge.low)}
            height={bottom - top}
            className="stairs__edge"
          />
        )}
        {frame.yTicks.map((tick) => (
          <g key={tick}>
            <path d={`M${left} ${y(tick)} H ${right}`} className="stairs__grid" />
            <text x={left - 5} y={y(tick) + 4} textAnchor="end" className="drawing__label">
              {format.number(tick)}
            </text>
          </g>
        ))}
        {frame.xTicks.map((tick) => (
          <g key={tick}>
            <path d={`M${x(tick)} ${bottom} v 4`} className="drawing__arrow" />
            <text x={x(tick)} y={bottom + 15} textAnchor="middle" className="drawing__label">
              {format.integer(tick)}
            </text>
          </g>
        ))}
        <path d={`M${left} ${bottom} H ${right}`} className="drawing__arrow" />
        <text x={right} y={bottom + 29} textAnchor="end" className="drawing__label">
          {say(WORDS.x)}
        </text>
        <Line treads={cpu} frame={frame} side="cpu" />
        <Line treads={gpu} frame={frame} side="gpu" />
      </Drawing>
    </div>
  );
}

/** Squares for the CPU, circles for the GPU; a bar is the 95% interval. */
function Line({
  treads,
  frame: { x, y, most },
  side,
}: {
  treads: readonly Tread[];
  frame: Frame;
  side: 'gpu' | 'cpu';
}) {
  const [one] = treads;
  if (!one) return null;
  const shown = treads.filter(({ groups }) => groups <= most);
  const times = (ms: number) => y(ms / one.ms);
  return (
    <g className={`stairs__line stairs__line--${side}`}>
      <polyline points={shown.map(({ groups, ms }) => `${x(groups).toFixed(1)},${times(ms).toFixed(1)}`).join(' ')} />
      {shown.map(({ groups, ms, low, high }) => (
        <g key={groups}>
          <path d={`M${x(groups)} ${times(low)} V ${times(high)}`} />
          {side === 'gpu' ? (
            <circle cx={x(groups)} cy={times(ms)} r={3} />
          ) : (
            <rect x={x(groups) - 2.5} y={times(ms) - 2.5} width={5} height={5} />
          )}
        </g>
      ))}
    </g>
  );
}

function Figures({ gpu, cpu }: { gpu: readonly Tread[]; cpu: readonly Tread[] }) {
  const say = useLocalText();
  const format = useFormat();
  const all = [...new Set([...gpu, ...cpu].map(({ groups }) => groups))].sort((a, b) => a - b);
  const cell = (treads: readonly Tread[], groups: number) => {
    const found = treads.find((tread) => tread.groups === groups);
    return found ? `${format.ms(found.ms)} (${format.times(found.ms / treads[0].ms)})` : '–';
  };
  return (
    <ScrollTable label={say(WORDS.table)}>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.x)}</th>
          <th scope="col" className="is-num">
            {say(WORDS.gpu)}
          </th>
          <th scope="col" className="is-num">
            {say(WORDS.cpu)}
          </th>
        </tr>
      </thead>
      <tbody>
        {all.map((groups) => (
          <tr key={groups}>
            <th scope="row" className="num">
              {format.integer(groups)}
            </th>
            <td className="is-num">{cell(gpu, groups)}</td>
            <td className="is-num">{cell(cpu, groups)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
