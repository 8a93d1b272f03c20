import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../engine/contract.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { goTo, START, tick, togglePlay } from './stepping.ts';

/** What a figure shows, one way of several. */
export interface Way<Step> {
  readonly id: string;
  readonly label: LocalText;
  /** In their order; at least one. All are drawn alike large. */
  readonly steps: readonly Step[];
}

/** What has been counted up to a step. */
interface Count {
  readonly what: LocalText;
  readonly value: string | LocalText;
}

interface StepperProps<Step> {
  /** Names the figure. */
  label: LocalText;
  /** Names the choice among several ways. */
  legend?: LocalText;
  ways: readonly Way<Step>[];
  /** What happens at a step, in one sentence. */
  tell(step: Step): LocalText;
  /** As many, of the same things, at every step. */
  counts(step: Step): readonly Count[];
  /** What is seen; all of it is told as well, by the sentence and the counts. */
  draw(step: Step): ReactNode;
  /** What the looks of the drawing mean. */
  children?: ReactNode;
}

/** Long enough to read a sentence of this kind and look at the drawing. */
const STEP_MS = 2500;

/**
 * A figure that moves in steps, under the hand of whoever looks at it: back, next, play, or a slider. It never moves by
 * itself, and from one step to the next without a way between. Everything has the room of the largest that may take its
 * place, of any way and step: what is under the hand stays there.
 */
export function Stepper<Step>({ label, legend, ways, tell, counts, draw, children }: StepperProps<Step>) {
  const { t } = useTranslation('lessons');
  const say = useLocalText();
  const [id, setId] = useState(ways[0].id);
  const [now, setNow] = useState(START);
  const { steps } = ways.find((way) => way.id === id) ?? ways[0];
  const all = ways.flatMap((way) => way.steps);
  const told = (value: Count['value']) => (typeof value === 'string' ? value : say(value));
  const last = steps.length - 1;
  const step = steps[now.at];
  useEffect(() => {
    if (!now.playing) return;
    const timer = setTimeout(() => setNow(tick(now, last)), STEP_MS);
    return () => clearTimeout(timer);
  }, [now, last]);
  const choose = (way: string) => {
    setId(way);
    setNow(START);
  };
  const place = t('stepper.place', { step: now.at + 1, of: steps.length });
  return (
    <figure className="card stepper side-gpu" aria-label={say(label)}>
      {legend && ways.length > 1 && (
        <Segments
          legend={say(legend)}
          value={id}
          options={ways.map((way) => ({ value: way.id, label: say(way.label) }))}
          onChange={choose}
        />
      )}
      <div className="stepper__drawing" aria-hidden="true">
        <div>{draw(step)}</div>
        {ways.map((way) => way.id !== id && <Room key={way.id}>{draw(way.steps[0])}</Room>)}
      </div>
      {children}
      <dl className="stepper__counts">
        {counts(step).map(({ what, value }, at) => (
          <div key={what.en}>
            <dt className="small muted">{say(what)}</dt>
            <dd className="num" data-room={longest(all.map((one) => told(counts(one)[at].value)))}>
              {told(value)}
            </dd>
          </div>
        ))}
      </dl>
      <div className="stepper__controls">
        <Button size="small" aria-disabled={now.at === 0} onClick={() => setNow(goTo(now.at - 1, last))}>
          {t('stepper.back')}
        </Button>
        <Button size="small" aria-disabled={now.at === last} onClick={() => setNow(goTo(now.at + 1, last))}>
          {t('stepper.next')}
        </Button>
        <Button size="small" className="stepper__play" onClick={() => setNow(togglePlay(now, last))}>
          {t(now.playing ? 'stepper.pause' : 'stepper.play')}
        </Button>
        <label className="stepper__place">
          <span className="small num">{place}</span>
          <input
            type="range"
            min={1}
            max={steps.length}
            value={now.at + 1}
            aria-label={t('stepper.step')}
            aria-valuetext={place}
            onChange={({ target }) => setNow(goTo(Number(target.value) - 1, last))}
          />
        </label>
      </div>
      <figcaption className="stepper__told">
        <span role="status">{say(tell(step))}</span>
        {[...new Set(all.map((one) => say(tell(one))))].map((sentence) => (
          <Room key={sentence}>{sentence}</Room>
        ))}
      </figcaption>
    </figure>
  );
}

/** Takes the room of what it holds, and shows nothing of it. */
const Room = ({ children }: { children: ReactNode }) => (
  <div className="stepper__room" aria-hidden="true">
    {children}
  </div>
);

const longest = (texts: readonly string[]): string =>
  texts.reduce((longer, text) => (text.length > longer.length ? text : longer));
