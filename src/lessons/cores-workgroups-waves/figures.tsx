import { useId, useState } from 'react';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { subgroupSizeOf } from '../../ui/gpu/subgroups.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { MAKERS } from '../../ui/terms/term-text.ts';
import { TERMS } from '../../ui/terms/terms.ts';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';
import { NAMES } from './words.ts';
import './cores.css';

/** The GPU of the picture: so many compute units, so many seats in each. */
const UNITS = 4;
const SEATS = 2;
const AT_ONCE = UNITS * SEATS;
const MOST = 3 * AT_ONCE;
const UNIT_WIDTH = 63;
const UNIT_GAP = 5;
const LEFT = 48;
const SEAT = 28;
const ROW = 32;

const WORDS = {
  knob: text('Workgroups: ', '工作组数：'),
  unit: text('unit', '单元'),
  turn: text('turn', '轮'),
  turns: (groups: number) => {
    const turns = Math.ceil(groups / AT_ONCE);
    return text(
      `${groups} workgroups, ${UNITS} compute units with ${SEATS} seats each: ${turns} ${turns === 1 ? 'turn' : 'turns'}. The last turn takes as long as the others, even when most of its seats are empty.`,
      `${groups} 个工作组，${UNITS} 个计算单元，各有 ${SEATS} 个座位：${turns} 轮。最后一轮哪怕空着大半座位，也和前面一样久。`,
    );
  },
  names: text('The same things under other names', '同一样东西的不同叫法'),
  here: text('word', '词'),
  means: text('what it is', '是什么'),
  waves: text(
    'One wave alone: the compute unit works a little, then waits for the result, and again. Four waves: while one waits, the others have their turn, and the unit is never idle.',
    '只有一个波：计算单元干一点，等结果，再干一点。有四个波：一个在等，另外几个轮流上，单元一刻不闲。',
  ),
  one: text('1 wave: mostly waiting', '1 个波：大半在等'),
  four: text('4 waves: always one at work', '4 个波：总有一个在干活'),
  unitBusy: text('compute unit', '计算单元'),
  time: text('time', '时间'),
  asking: text('Asking the adapter …', '正在询问适配器…'),
  untold: text(
    'Your browser does not tell how wide a subgroup is on this adapter.',
    '浏览器没有说这个适配器的子组有多宽。',
  ),
  noGpu: text('This browser reaches no GPU, so there is nobody to ask.', '这个浏览器用不了 GPU，问不到。'),
};

/** Seats by compute unit, a row per turn; the number of workgroups is the visitor's. */
export function Seats() {
  const say = useLocalText();
  const slider = useId();
  const [groups, setGroups] = useState(AT_ONCE + 1);
  const told = say(WORDS.turns(groups));
  const x = (seat: number) =>
    LEFT + Math.floor(seat / SEATS) * (UNIT_WIDTH + UNIT_GAP) + 2.5 + (seat % SEATS) * (SEAT + 2);
  return (
    <figure className="drawing stack">
      <Drawing width={320} height={134} alt={told}>
        {Array.from({ length: UNITS }, (_, unit) => (
          <g key={`unit-${unit.toString()}`}>
            <text
              x={LEFT + unit * (UNIT_WIDTH + UNIT_GAP) + UNIT_WIDTH / 2}
              y={14}
              textAnchor="middle"
              className="drawing__label"
            >
              {say(WORDS.unit)} {unit + 1}
            </text>
            <rect
              x={LEFT + unit * (UNIT_WIDTH + UNIT_GAP)}
              y={22}
              width={UNIT_WIDTH}
              height={106}
              className="drawing__group"
            />
          </g>
        ))}
        {[0, 1, 2].map((turn) => (
          <text key={turn} x={0} y={30 + turn * ROW + 18} className="drawing__label">
            {say(WORDS.turn)} {turn + 1}
          </text>
        ))}
        {/* A new key starts the filling again: one turn after the other. */}
        <g key={groups}>
          {Array.from({ length: MOST }, (_, place) => {
            const turn = Math.floor(place / AT_ONCE);
            const seat = seatOf(place % AT_ONCE);
            const [left, top] = [x(seat), 30 + turn * ROW];
            return place < groups ? (
              <g key={`seat-${left} ${top}`} className="seat" style={{ animationDelay: `${turn * 600}ms` }}>
                <rect x={left} y={top} width={SEAT} height={SEAT} className="drawing__thread" rx={3} />
                <text
                  x={left + SEAT / 2}
                  y={top + 18}
                  textAnchor="middle"
                  className="drawing__label drawing__label--on seat__number"
                >
                  {place + 1}
                </text>
              </g>
            ) : (
              <rect
                key={`seat-${left} ${top}`}
                x={left}
                y={top}
                width={SEAT}
                height={SEAT}
                rx={3}
                className="drawing__thread--idle"
              />
            );
          })}
        </g>
      </Drawing>
      <label className="slider" htmlFor={slider}>
        <span className="field__label">
          {say(WORDS.knob)}
          <span className="num">{groups}</span>
        </span>
        <input
          id={slider}
          type="range"
          min={1}
          max={MOST}
          value={groups}
          onChange={({ target }) => setGroups(Number(target.value))}
        />
      </label>
      <figcaption className="small muted" aria-live="polite">
        {told}
      </figcaption>
    </figure>
  );
}

/** Workgroups are spread over the units before any unit gets a second one. */
const seatOf = (place: number) => (place % UNITS) * SEATS + Math.floor(place / UNITS);

const PERIOD = 60;
const WORK = 15;
const WAVES = [0, 1, 2, 3];

/** Why a compute unit wants several waves: their waiting overlaps. */
export function Waiting() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={320} height={184} alt={say(WORDS.waves)}>
        <text x={0} y={12} className="drawing__label">
          {say(WORDS.one)}
        </text>
        <Wave y={20} from={0} />
        <Unit y={34} waves={1} />
        <text x={0} y={74} className="drawing__label">
          {say(WORDS.four)}
        </text>
        {WAVES.map((wave) => (
          <Wave key={wave} y={82 + wave * 14} from={wave * WORK} />
        ))}
        <Unit y={140} waves={4} />
        <text x={0} y={170} className="drawing__label">
          {say(WORDS.unitBusy)} ↑
        </text>
        <text x={318} y={170} textAnchor="end" className="drawing__label">
          {say(WORDS.time)} →
        </text>
      </Drawing>
      <figcaption className="small muted">{say(WORDS.waves)}</figcaption>
    </figure>
  );
}

function Wave({ y, from }: { y: number; from: number }) {
  return (
    <g>
      <path d={`M${from} ${y + 5} H 318`} className="drawing__idle" />
      {[0, 1, 2, 3, 4].map((turn) => (
        <rect key={turn} x={from + turn * PERIOD} y={y} width={WORK - 1} height={10} className="drawing__thread" />
      ))}
    </g>
  );
}

function Unit({ y, waves }: { y: number; waves: number }) {
  return (
    <g>
      <rect x={0} y={y} width={318} height={12} className="drawing__frame" />
      {[0, 1, 2, 3, 4].map((turn) => (
        <rect key={turn} x={turn * PERIOD} y={y} width={waves * WORK} height={12} className="wave__busy" />
      ))}
    </g>
  );
}

/** One vocabulary beside four others. */
export function Names() {
  const say = useLocalText();
  return (
    <div className="terms">
      <ScrollTable label={say(WORDS.names)}>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.here)}</th>
            <th scope="col">{say(WORDS.means)}</th>
            {MAKERS.map(([id, name]) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NAMES.map((term) => (
            <tr key={term.id}>
              <th scope="row">{say(term.term)}</th>
              <td>{say(term.means)}</td>
              {MAKERS.map(([id]) => (
                <td key={id} lang="en">
                  {TERMS[term.id].vendors?.[id]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}

/** How wide a subgroup is here, as the adapter tells. */
export function SubgroupHere() {
  const say = useLocalText();
  const probe = useGpuProbe();
  if (probe === null) return <p role="status">{say(WORDS.asking)}</p>;
  if (probe.status !== 'adapter') return <p role="status">{say(WORDS.noGpu)}</p>;
  const size = subgroupSizeOf(probe.adapter);
  if (!size) return <p role="status">{say(WORDS.untold)}</p>;
  const { least, most } = size;
  const width = least === most ? `${least}` : `${least} – ${most}`;
  const waves = Math.ceil(64 / most);
  return (
    <Sentence>
      {say(
        text(
          `Your adapter says: ${width} threads to a subgroup. A workgroup of 64 is then ${least === most ? waves : `${waves} to ${Math.ceil(64 / least)}`} of them.`,
          `你的适配器说：一个子组有 ${width} 个线程。那么 64 个线程的工作组就是 ${least === most ? waves : `${waves} 到 ${Math.ceil(64 / least)}`} 个子组。`,
        ),
      )}
    </Sentence>
  );
}
