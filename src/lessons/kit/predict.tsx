import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Slider } from '../../ui/controls/slider.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import type { Guess, Option, Prediction } from '../lesson.ts';
import { declared, useLesson, useProgress, useTask } from './context.tsx';
import { CurveInput } from './curve-input.tsx';
import { quantityOf, shownIn } from './quantity.ts';

/** Asks for a guess before anything is measured. Kept at once; it counts until the measurement is there. */
export function Predict({ id }: { id: string }) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const { course, lesson } = useLesson();
  const { guesses, scores } = useProgress();
  const prediction = declared(lesson.predictions, id, 'prediction');
  const guess = guesses[id];
  const scored = id in scores;
  useTask(guess !== undefined);
  const set = (value: Guess) => course.guess(lesson.id, id, value);

  return (
    <fieldset className="card task" disabled={scored}>
      <legend className="task__kind">{t('predict.legend')}</legend>
      <p className="task__question">{text(prediction.question)}</p>
      <Asked id={id} prediction={prediction} guess={guess} set={set} />
      <p className="small muted" role="status">
        {scored ? t('predict.scored') : guess === undefined ? t('predict.none') : t('predict.kept')}
      </p>
    </fieldset>
  );
}

interface AskedProps {
  id: string;
  prediction: Prediction;
  guess: Guess | undefined;
  set(value: Guess): void;
}

function Asked({ id, prediction, guess, set }: AskedProps) {
  if (prediction.kind === 'choice') {
    return <Choices name={id} options={prediction.options} chosen={guess} choose={set} />;
  }
  if (prediction.kind === 'slider') return <Quantity prediction={prediction} guess={guess} set={set} />;
  return <CurveInput prediction={prediction} guess={Array.isArray(guess) ? guess : undefined} set={set} />;
}

interface ChoicesProps {
  name: string;
  options: readonly Option[];
  chosen: Guess | undefined;
  choose(id: string): void;
}

export function Choices({ name, options, chosen, choose }: ChoicesProps) {
  const text = useLocalText();
  const group = useId();
  return (
    <div className="task__options">
      {options.map((option) => (
        <label key={option.id} className="chip">
          <input
            type="radio"
            name={`${group}-${name}`}
            checked={chosen === option.id}
            onChange={() => choose(option.id)}
          />
          {text(option.label)}
        </label>
      ))}
    </div>
  );
}

type SliderPrediction = Extract<Prediction, { kind: 'slider' }>;

function Quantity({ prediction, guess, set }: { prediction: SliderPrediction } & Pick<AskedProps, 'guess' | 'set'>) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const format = useFormat();
  return (
    <Slider
      label={text(prediction.question)}
      scale={prediction}
      value={typeof guess === 'number' ? guess : null}
      told={(value) => quantityOf(shownIn(value, prediction, format), prediction, text)}
      untouched={t('predict.drag')}
      onChange={set}
    />
  );
}
