import { LinkButton } from '../../ui/controls/button.tsx';
import { Fold } from '../../ui/controls/fold.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import type { Lesson, Prediction } from '../lesson.ts';
import { averageOf, type Found, NUMBERS, predictionOf, type ToldGuess } from './found.ts';
import { NUMBER_WORDS, valueText, WORDS } from './words.ts';

interface FoundFigureProps {
  found: Found;
  /** Those of the guesses; a guess of another is left out. */
  lessons: readonly Lesson[];
  /** Not out of a link: what is not known can be found out here. */
  own: boolean;
}

export function FoundFigure({ found, lessons, own }: FoundFigureProps) {
  const say = useLocalText();
  const format = useFormat();
  const { machine, day, numbers, guesses } = found;
  const average = averageOf(guesses);
  const names = machine ? [machine.gpu ?? say(WORDS.noGpu), machine.browser, machine.os] : [];
  const told = lessons
    .map((lesson) => ({
      lesson,
      of: guesses.flatMap((one) => {
        const prediction = one.lesson === lesson.id && predictionOf(lesson, one.prediction);
        return prediction ? { told: one, prediction } : [];
      }),
    }))
    .filter(({ of }) => of.length > 0);
  const pointsText = (of: readonly { readonly told: ToldGuess }[]) => {
    const points = averageOf(of.map((one) => one.told));
    return say(points ? WORDS.ofLesson(of.length, format.integer(points.score)) : WORDS.unscored(of.length));
  };
  return (
    <div className="found">
      <p className="small muted">
        {[...names, say(WORDS.onDay(format.day(day)))].join(' · ')}
        {machine?.software && <span className="found__software">{say(WORDS.software)}</span>}
      </p>
      {average && (
        <p className="found__score">
          <strong className="num">{format.integer(average.score)}</strong> {say(WORDS.average(average.count))}
        </p>
      )}
      <section className="stack" aria-labelledby="found-machine">
        <h2 id="found-machine">{say(WORDS.machine)}</h2>
        <dl className="found__numbers">
          {NUMBERS.map((id) => {
            const { label, sense, way, href, shown } = NUMBER_WORDS[id];
            const value = numbers[id];
            return (
              <div key={id} data-known={value !== null || undefined}>
                <dt>{say(label)}</dt>
                <dd className="found__value num">{value === null ? '–' : shown(value, format)}</dd>
                <dd className="small muted">{say(sense)}</dd>
                {value === null && own && (
                  <dd className="small" data-not-in-picture>
                    {href ? <a href={href}>{say(way)}</a> : say(way)}
                  </dd>
                )}
              </div>
            );
          })}
        </dl>
      </section>
      <section className="stack" aria-labelledby="found-guesses">
        <h2 id="found-guesses">{say(WORDS.guesses)}</h2>
        {told.length === 0 && <p>{say(WORDS.none)}</p>}
        {told.length === 0 && own && (
          <div className="row" data-not-in-picture>
            <LinkButton href="#/lessons">{say(WORDS.toLessons)}</LinkButton>
          </div>
        )}
        <div>
          {told.map(({ lesson, of }) => (
            <Fold key={lesson.id} title={say(lesson.title)} aside={pointsText(of)} open={told.length === 1}>
              <ul className="found__guesses">
                {of.map((one) => (
                  <GuessItem key={one.told.prediction} {...one} />
                ))}
              </ul>
            </Fold>
          ))}
        </div>
      </section>
    </div>
  );
}

function GuessItem({ told: { guess, measured, score }, prediction }: { told: ToldGuess; prediction: Prediction }) {
  const say = useLocalText();
  const format = useFormat();
  const shown = (value: typeof guess) => valueText(prediction, value, say, format);
  const absent = say(score === null ? WORDS.notYet : WORDS.notKept);
  return (
    <li>
      <p>{say(prediction.question)}</p>
      <dl className="found__pair">
        <div>
          <dt>{say(WORDS.guess)}</dt>
          <dd className="num">{shown(guess)}</dd>
        </div>
        <div>
          <dt>{prediction.answerIs ? say(prediction.answerIs) : say(WORDS.measured)}</dt>
          <dd className="num">{measured === null ? <span className="muted">{absent}</span> : shown(measured)}</dd>
        </div>
        {score !== null && (
          <div>
            <dt>{say(WORDS.score)}</dt>
            <dd className="num">
              {format.integer(score)}
              <span className="found__bar" aria-hidden="true">
                <span style={{ inlineSize: `${score}%` }} />
              </span>
            </dd>
          </div>
        )}
      </dl>
    </li>
  );
}
