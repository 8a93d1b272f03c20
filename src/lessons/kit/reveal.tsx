import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../engine/contract.ts';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { shareOf } from '../../ui/controls/slider-scale.ts';
import { useFormat, useLocalText, useMarks } from '../../ui/state/locale.ts';
import type { Guess, Option, Prediction, Results } from '../lesson.ts';
import { scoreOf } from '../score.ts';
import { declared, useLesson, useProgress, useResults, useTask } from './context.tsx';
import { CurveCompare } from './curve-input.tsx';
import { NoAnswer } from './no-answer.tsx';
import { Predict } from './predict.tsx';
import { quantityOf, shownIn } from './quantity.ts';
import { Measured } from './run.tsx';

/** The guess laid over the measurement, and a sentence made from both. */
export function Reveal({ id }: { id: string }) {
  const { t } = useTranslation('lessons');
  const { lesson } = useLesson();
  const { guesses } = useProgress();
  const prediction = declared(lesson.predictions, id, 'prediction');
  const guess = guesses[id];
  const result = useResults()[prediction.run];
  useTask(guess !== undefined && result !== undefined);
  if (guess === undefined) {
    return (
      <>
        <p>{t('reveal.guessFirst')}</p>
        <Predict id={id} />
      </>
    );
  }
  return (
    <Measured run={prediction.run}>
      <Revealed id={id} prediction={prediction} guess={guess} />
    </Measured>
  );
}

function Revealed({ id, prediction, guess }: { id: string; prediction: Prediction; guess: Guess }) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const { colon } = useMarks();
  const { course, lesson } = useLesson();
  const results = useResults();
  const { scores } = useProgress();
  const score = scoreOf(prediction, guess, results);
  const kept = scores[id];
  const measured = prediction.answer(results);

  useEffect(() => {
    if (score !== null && measured !== null) course.score(lesson.id, id, score, measured);
  }, [course, lesson.id, id, score, measured]);

  if (score === null) return <NoAnswer runs={[prediction.run]} />;
  return (
    <section className="card task" aria-label={t('reveal.title') + colon + text(prediction.question)}>
      <p className="task__question">{text(prediction.question)}</p>
      <Comparison prediction={prediction} guess={guess} results={results} />
      <Sentence>{text(prediction.explain(results, guess))}</Sentence>
      <p className="small muted num">{t('reveal.score', { score: kept ?? score })}</p>
    </section>
  );
}

interface ComparisonProps {
  prediction: Prediction;
  guess: Guess;
  results: Results;
}

function Comparison({ prediction, guess, results }: ComparisonProps) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const format = useFormat();
  if (prediction.kind === 'choice') {
    const label = (id: unknown) => {
      const option: Option | undefined = prediction.options.find((one) => one.id === id);
      return option ? text(option.label) : '–';
    };
    return <Pair guess={label(guess)} measured={label(prediction.answer(results))} called={prediction.answerIs} />;
  }
  if (prediction.kind === 'slider') {
    const answer = prediction.answer(results);
    if (answer === null || typeof guess !== 'number') return null;
    const told = (value: number) => quantityOf(shownIn(value, prediction, format), prediction, text);
    return (
      <>
        <Pair guess={told(guess)} measured={told(answer)} called={prediction.answerIs} />
        <div className="marks" aria-hidden="true">
          <span className="marks__guess" style={{ insetInlineStart: `${shareOf(guess, prediction) * 100}%` }} />
          <span className="marks__measured" style={{ insetInlineStart: `${shareOf(answer, prediction) * 100}%` }} />
        </div>
      </>
    );
  }
  const answer = prediction.answer(results);
  if (!answer || !Array.isArray(guess)) return null;
  return (
    <>
      <p className="small muted">{t('reveal.curves')}</p>
      <CurveCompare guess={guess} measured={answer} prediction={prediction} />
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{text(prediction.xLabel)}</th>
              <th scope="col" className="is-num">
                {t('reveal.guess')}
              </th>
              <th scope="col" className="is-num">
                {t('reveal.measured')}
              </th>
            </tr>
          </thead>
          <tbody>
            {prediction.xs.map((x, i) => (
              <tr key={x}>
                <th scope="row" className="num">
                  {format.integer(x)}
                </th>
                <td className="is-num">{format.number(Number(guess[i]))}</td>
                <td className="is-num">{format.number(answer[i])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface PairProps {
  guess: string;
  measured: string;
  /** In the place of “Measured”. */
  called: LocalText | undefined;
}

function Pair({ guess, measured, called }: PairProps) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  return (
    <dl className="pair">
      <div>
        <dt>{t('reveal.guess')}</dt>
        <dd className="num">{guess}</dd>
      </div>
      <div>
        <dt>{called ? text(called) : t('reveal.measured')}</dt>
        <dd className="num">{measured}</dd>
      </div>
    </dl>
  );
}
