import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../engine/contract.ts';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useLesson } from '../kit/context.tsx';
import type { Trail, TrailPoint } from '../lesson.ts';
import { runKey } from '../state/lesson-runs.ts';
import { text } from '../text.ts';
import type { Going } from './follow.ts';
import { isHidden } from './trails.ts';
import type { TrainingState } from './use-training.ts';
import { secondsOf } from './words.ts';
import './training.css';

const WORDS = {
  starts: text('is getting ready', '准备中'),
  waits: text('waits for its turn', '等着轮到它'),
  ready: text('first step proved in float64, warming up', '第一步用 float64 核对，预热中'),
  now: (steps: string, seconds: string, value: string) =>
    text(`step ${steps} · ${seconds} · ${value}`, `第 ${steps} 步 · ${seconds} · ${value}`),
  stopped: (name: string) => text(`${name} was stopped`, `${name}已停止`),
  hidden: text('The tab was hidden', '标签页曾被隐藏'),
  hiddenText: text(
    'Browsers slow down what is not in front, so these times are no contest. What was learned holds. Keep the tab in front and train again.',
    '不在前台的标签页会被浏览器放慢，所以这次的用时不能拿来比。学到的东西照样算数。请让标签页留在前台，再训练一次。',
  ),
};

/** How a lesson shows a trainee on its way. */
export interface LaneWords {
  name(trail: Trail): LocalText;
  /** What it has come to. */
  value(point: TrailPoint): LocalText;
  /** Of the way to its goal, from 0 to 1. */
  share(point: TrailPoint): number;
  /** What that is the way to. */
  way(name: string): LocalText;
}

export interface TrainingControlsProps {
  /** What goes on in the lesson. */
  state: TrainingState;
  lanes: LaneWords;
  onStop(run: string): void;
  /** The run that it is for. */
  run: string;
  title: LocalText;
  start: LocalText;
  measured: boolean;
  disabled?: boolean;
  onStart(instead: boolean): Promise<unknown>;
  /** Beside the button. */
  children?: ReactNode;
}

/** The button, who is on which step, and what went wrong. */
export function TrainingControls({
  state,
  lanes,
  onStop,
  run,
  title,
  start,
  measured,
  disabled = false,
  onStart,
  children,
}: TrainingControlsProps) {
  const say = useLocalText();
  const { lesson } = useLesson();
  const going = state.going?.run === run ? state.going : null;
  const problem = state.problem?.run === run ? state.problem : null;
  const key = runKey(lesson.id, run);
  const blocked = useInTheWay(key) !== null;
  const { t } = useTranslation();
  return (
    <>
      <div className="spread">
        <h2 className="task__title">{say(title)}</h2>
        {!going && (
          <div className="row">
            {children}
            <Button
              look={measured ? 'plain' : 'primary'}
              disabled={blocked || disabled}
              onClick={oneClick(() => void onStart(false))}
            >
              {say(start)}
            </Button>
          </div>
        )}
      </div>
      {going && (
        <div className="stack">
          {going.trails.map((trail, index) => (
            <Lane
              key={JSON.stringify(trail.case)}
              lanes={lanes}
              trail={trail}
              state={index < going.now ? 'over' : index > going.now ? 'waits' : stateOf(going)}
            />
          ))}
          <div className="row">
            <Button size="small" onClick={oneClick(() => onStop(run))}>
              {t('cancel')}
            </Button>
          </div>
        </div>
      )}
      <BusyNotice by={key} onInstead={() => onStart(true)} />
      {problem && (
        <Notice kind="error" title={t('stopped.title', { ns: 'errors' })}>
          <p>{say(problem.text)}</p>
        </Notice>
      )}
    </>
  );
}

const stateOf = ({ environment, begun }: Going) => (begun ? 'runs' : environment ? 'begins' : 'starts');

interface LaneProps {
  lanes: LaneWords;
  trail: Trail;
  state: 'starts' | 'waits' | 'begins' | 'runs' | 'over';
}

function Lane({ lanes, trail, state }: LaneProps) {
  const say = useLocalText();
  const format = useFormat();
  const name = say(lanes.name(trail));
  const last = trail.points.at(-1);
  const told = last
    ? say(WORDS.now(format.integer(last.iteration), secondsOf(last.ms), say(lanes.value(last))))
    : say(state === 'starts' || state === 'waits' ? WORDS[state] : WORDS.ready);
  return (
    <div className={`training-lane side-${trail.side}`}>
      <p className="spread small">
        <span className="bar__name">
          <span className="swatch" aria-hidden="true" />
          {name}
        </span>
        <span className="num">{told}</span>
      </p>
      <progress
        className="progress"
        aria-label={say(lanes.way(name))}
        value={last ? Math.max(0, Math.min(lanes.share(last), 1)) : 0}
      />
    </div>
  );
}

/** Why a side went no further, and whether the times are worth comparing. */
export function TrailNotices({ trails, name }: { trails: readonly Trail[]; name: LaneWords['name'] }) {
  const say = useLocalText();
  return (
    <>
      {trails.map((trail) =>
        trail.reason ? (
          <Notice key={trail.side + trail.case.variant} kind="warning" title={say(WORDS.stopped(say(name(trail))))}>
            <p>{say(trail.reason.text)}</p>
          </Notice>
        ) : null,
      )}
      {isHidden(trails) && (
        <Notice kind="warning" title={say(WORDS.hidden)}>
          <p>{say(WORDS.hiddenText)}</p>
        </Notice>
      )}
    </>
  );
}
