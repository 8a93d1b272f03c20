import { createContext, lazy, type ReactNode, Suspense, useContext, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { HintSteps } from '../../ui/hints/hints.tsx';
import { useGap, useLocalText } from '../../ui/state/locale.ts';
import type { Challenge as ChallengeSpec } from '../lesson.ts';
import type { AnswerProps } from './answer.ts';
import { declared, useLesson, useProgress, useResults, useTask } from './context.tsx';
import { NoAnswer } from './no-answer.tsx';
import { NumberField } from './number-field.tsx';
import { Choices } from './predict.tsx';
import { Measured } from './run.tsx';
import { WithCode } from './with-code.tsx';

const ShaderChallenge = lazy(() => import('./shader-challenge.tsx'));

const AnswerContext = createContext<Pick<AnswerProps, 'answer' | 'touched'> | null>(null);

/** For the control that a text puts inside a challenge of kind `own`. */
export function useAnswer(): Pick<AnswerProps, 'answer' | 'touched'> {
  const value = useContext(AnswerContext);
  if (!value) throw new Error('useAnswer needs a challenge above it');
  return value;
}

/** A task that the machine checks; a wrong answer costs nothing and gets the first hint. */
export function Challenge({ id, children }: { id: string; children?: ReactNode }) {
  const { lesson } = useLesson();
  const challenge = declared(lesson.challenges, id, 'challenge');
  return (challenge.needs ?? []).reduceRight<ReactNode>(
    (inner, run) => (
      <Measured key={run} run={run}>
        {inner}
      </Measured>
    ),
    <Task id={id} challenge={challenge}>
      {children}
    </Task>,
  );
}

type Said = 'right' | 'wrong' | 'unknown' | null;

function Task({ id, challenge, children }: { id: string; challenge: ChallengeSpec; children?: ReactNode }) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const gap = useGap();
  const { course, lesson } = useLesson();
  const { solved } = useProgress();
  const [said, setSaid] = useState<Said>(null);
  const [tried, setTried] = useState(false);
  const [shown, setShown] = useState(0);
  const hints = lesson.hints[id];
  const results = useResults();
  const done = solved.includes(id);
  useTask(done);

  const answer = (right: boolean | null) => {
    setSaid(right === null ? 'unknown' : right ? 'right' : 'wrong');
    setTried(true);
    if (right) course.solve(lesson.id, id);
    if (right === false) setShown((count) => Math.max(count, 1));
  };

  return (
    <section className="card task" aria-label={t('challenge.title')}>
      <p className="task__kind">{t('challenge.title')}</p>
      <p className="task__question">{text(challenge.question)}</p>
      {challenge.kind === 'own' ? (
        <AnswerContext value={{ answer, touched: () => setSaid(null) }}>{children}</AnswerContext>
      ) : (
        <Answer id={id} challenge={challenge} answer={answer} touched={() => setSaid(null)} />
      )}
      <div role="status" className="stack">
        {said === 'wrong' && (
          <p className="task__wrong">
            <strong>{t('challenge.wrong')}</strong>
          </p>
        )}
        {(said === 'right' || (done && said === null)) && (
          <p className="task__right">
            <strong>{t('challenge.right')}</strong>
            {gap}
            {text(challenge.because)}
          </p>
        )}
      </div>
      {said === 'unknown' && <NoAnswer runs={challenge.needs ?? []} />}
      {hints && (
        <HintSteps
          steps={[challenge.hint, hints.idea, hints.outline]}
          solution={{ text: () => hints.solution(results), code: hints.code }}
          shown={shown}
          show={setShown}
          tried={tried}
          solved={done}
        />
      )}
    </section>
  );
}

type Asked = Exclude<ChallengeSpec, { kind: 'own' }>;
type Of<K extends ChallengeSpec['kind']> = AnswerProps<Extract<ChallengeSpec, { kind: K }>>;

function Answer({ challenge, ...rest }: AnswerProps<Asked>) {
  const { t } = useTranslation();
  if (challenge.kind === 'choice') return <ChoiceAnswer challenge={challenge} {...rest} />;
  if (challenge.kind === 'number') return <NumberAnswer challenge={challenge} {...rest} />;
  if (challenge.kind === 'match') return <MatchAnswer challenge={challenge} {...rest} />;
  if (challenge.kind === 'order') return <OrderAnswer challenge={challenge} {...rest} />;
  return (
    <Suspense fallback={<p className="muted">{t('loading')}</p>}>
      <ShaderChallenge challenge={challenge} {...rest} />
    </Suspense>
  );
}

/** Ends every answer to a challenge. */
export function CheckButton({ disabled, onClick }: { disabled: boolean; onClick(): void }) {
  const { t } = useTranslation('lessons');
  return (
    <div className="row">
      <Button disabled={disabled} onClick={onClick}>
        {t('challenge.check')}
      </Button>
    </div>
  );
}

function ChoiceAnswer({ id, challenge, answer, touched }: Of<'choice'>) {
  const results = useResults();
  const [chosen, setChosen] = useState<string>();
  const check = () => {
    const correct = challenge.correct(results);
    answer(correct === null ? null : correct === chosen);
  };
  return (
    <>
      <Choices
        name={id}
        options={challenge.options}
        chosen={chosen}
        choose={(option) => {
          setChosen(option);
          touched();
        }}
      />
      <CheckButton disabled={chosen === undefined} onClick={check} />
    </>
  );
}

function NumberAnswer({ challenge, answer, touched }: Of<'number'>) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const results = useResults();
  const [value, setValue] = useState<number | null>(null);
  const check = () => {
    const range = challenge.accepts(results);
    answer(range === null || value === null ? null : value >= range.low && value <= range.high);
  };
  return (
    <>
      <NumberField
        label={t('challenge.number', { unit: text(challenge.unit) })}
        onChange={(next) => {
          setValue(next);
          touched();
        }}
      />
      <CheckButton disabled={value === null} onClick={check} />
    </>
  );
}

function MatchAnswer({ challenge, answer, touched }: Of<'match'>) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const name = useId();
  const [placed, setPlaced] = useState<Readonly<Record<string, string>>>({});
  return (
    <>
      <ul className="match">
        {challenge.items.map((item) => (
          <li key={item.id}>
            <label htmlFor={`${name}-${item.id}`}>
              <WithCode words={text(item.label)} />
            </label>
            <select
              id={`${name}-${item.id}`}
              className="input"
              value={placed[item.id] ?? ''}
              onChange={({ target }) => {
                setPlaced({ ...placed, [item.id]: target.value });
                touched();
              }}
            >
              <option value="" disabled>
                {t('challenge.choose')}
              </option>
              {challenge.places.map((place) => (
                <option key={place.id} value={place.id}>
                  {text(place.label)}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      <CheckButton
        disabled={challenge.items.some(({ id }) => !placed[id])}
        onClick={() => answer(challenge.items.every((item) => placed[item.id] === item.belongs))}
      />
    </>
  );
}

/** Positions are chosen from lists: works with any input device, and reads well. */
function OrderAnswer({ challenge, answer, touched }: Of<'order'>) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const results = useResults();
  const name = useId();
  const items = challenge.items(results) ?? [];
  const [places, setPlaces] = useState<Readonly<Record<string, string>>>({});
  const shown = [...items].sort((a, b) => a.id.localeCompare(b.id));
  return (
    <>
      <ul className="match">
        {shown.map((item) => (
          <li key={item.id}>
            <span id={`${name}-${item.id}`}>
              <WithCode words={text(item.label)} />
            </span>
            <select
              className="input"
              aria-labelledby={`${name}-${item.id}`}
              value={places[item.id] ?? ''}
              onChange={({ target }) => {
                setPlaces({ ...places, [item.id]: target.value });
                touched();
              }}
            >
              <option value="" disabled>
                {t('challenge.choose')}
              </option>
              {shown.map((_, index) => (
                <option key={shown[index].id} value={`${index + 1}`}>
                  {index + 1}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      <CheckButton
        disabled={!items.length || items.some(({ id }) => !places[id])}
        onClick={() => answer(items.every((item, index) => places[item.id] === `${index + 1}`))}
      />
    </>
  );
}
