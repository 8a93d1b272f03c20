import { useEffect, useState } from 'react';
import { Button } from '../../ui/controls/button.tsx';
import { useLocalText, useMarks } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import { LAST_TICK, litIn, STEPS, TIMED_LANES, type TimedLane } from './lanes.ts';
import './recurrent.css';

const WORDS = {
  next: text('Next tick', '走一拍'),
  play: text('Play', '播放'),
  pause: text('Pause', '暂停'),
  over: text('Start over', '重新开始'),
  tick: (tick: number) => text(`Tick ${tick}`, `第 ${tick} 拍`),
  before: text('Nothing computed yet.', '还什么都没算。'),
  lit: (count: number) => text(`${count} at once`, `同时算 ${count} 个`),
  done: (length: number) => text(`done after ${length} ${length === 1 ? 'tick' : 'ticks'}`, `${length} 拍算完`),
  idle: text('waiting', '等待中'),
};

/** Long enough to see which boxes are lit. */
const TICK_MS = 700;

/** Lights every box whose inputs are ready, tick by tick, in four kinds of work on one clock. */
export function Clock() {
  const say = useLocalText();
  const { colon, semicolon } = useMarks();
  const [tick, setTick] = useState(0);
  const [playing, setPlaying] = useState(false);
  const over = tick >= LAST_TICK;
  useEffect(() => {
    if (!playing || over) return;
    const timer = setTimeout(() => setTick(tick + 1), TICK_MS);
    return () => clearTimeout(timer);
  }, [playing, over, tick]);
  const goes = playing && !over;
  const play = () => {
    if (over) setTick(0);
    setPlaying(!goes);
  };
  const stateOf = (lane: TimedLane) => {
    if (tick >= lane.length) return WORDS.done(lane.length);
    return tick === 0 ? WORDS.idle : WORDS.lit(litIn(lane, tick));
  };
  const told = TIMED_LANES.map((lane) => say(lane.title) + colon + say(stateOf(lane))).join(semicolon);
  return (
    <figure className="card clock">
      <div className="spread">
        <p className="clock__tick num" aria-hidden="true">
          {say(WORDS.tick(tick))}
        </p>
        <div className="row">
          <Button look="primary" disabled={over} onClick={() => setTick(tick + 1)}>
            {say(WORDS.next)}
          </Button>
          <Button onClick={play}>{say(goes ? WORDS.pause : WORDS.play)}</Button>
          <Button
            look="quiet"
            disabled={tick === 0}
            onClick={() => {
              setTick(0);
              setPlaying(false);
            }}
          >
            {say(WORDS.over)}
          </Button>
        </div>
      </div>
      {TIMED_LANES.map((lane) => (
        <div key={lane.id} className="clock__lane" aria-hidden="true">
          <p className="clock__title">
            {say(lane.title)}
            <span className="small muted">{say(lane.needs)}</span>
          </p>
          <Boxes lane={lane} tick={tick} />
          <p className="clock__state small num">{say(stateOf(lane))}</p>
        </div>
      ))}
      <figcaption className="visually-hidden" aria-live="polite">
        {say(WORDS.tick(tick))}. {tick === 0 ? say(WORDS.before) : told}
      </figcaption>
    </figure>
  );
}

const BOX = 22;
const PITCH = 32;
const DROP = 30;
const WIDTH = STEPS * PITCH - (PITCH - BOX) + 2;

/** A row of boxes for each row of the lane, with a line from each to those that need it. */
function Boxes({ lane, tick }: { lane: TimedLane; tick: number }) {
  const places = new Map(
    lane.rows.flatMap((boxes, row) =>
      boxes.map(({ id }, column) => [id, { x: column * PITCH, y: row * DROP }] as const),
    ),
  );
  const height = (lane.rows.length - 1) * DROP + BOX + 2;
  const half = BOX / 2;
  return (
    <svg viewBox={`-1 -1 ${WIDTH} ${height}`} className="clock__boxes" aria-hidden="true">
      {lane.rows.flat().map(({ id, needs }) => {
        const to = places.get(id);
        return needs.map((need) => {
          const from = places.get(need);
          return to && from ? (
            <path
              key={`${need}-${id}`}
              d={`M${from.x + half} ${from.y + half} L ${to.x + half} ${to.y + half}`}
              className="clock__need"
            />
          ) : null;
        });
      })}
      {lane.rows.flat().map(({ id }) => {
        const { x, y } = places.get(id) ?? { x: 0, y: 0 };
        const at = lane.ticks.get(id) ?? 0;
        const state = at === tick ? 'now' : at < tick ? 'done' : 'waits';
        return (
          <rect key={id} x={x} y={y} width={BOX} height={BOX} rx={3} className={`clock__box clock__box--${state}`} />
        );
      })}
    </svg>
  );
}
