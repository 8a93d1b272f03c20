import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SECONDS } from '../../results/class/assignment.ts';
import { questionsFor } from '../../results/class/give.ts';
import type { Assignment } from '../../results/class/model.ts';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { useFormat } from '../../ui/state/locale.ts';
import { workloads } from '../../workloads/registry.ts';
import { ClassForm } from './class-form.tsx';
import { useQuestionList } from './class-words.ts';
import { PlanFacts } from './plan-facts.tsx';

/** Below this a case hardly gets its samples. */
const FEW_SECONDS_A_CASE = 0.5;

/** A plan becomes an assignment. */
export function PlanSettings({ given }: { given: Assignment }) {
  const { t } = useTranslation('classes');
  const format = useFormat();
  const id = useId();
  const [typed, setTyped] = useState(String(given.seconds));
  const questions = useMemo(() => questionsFor(given.cases, given.kernel, workloads), [given]);
  const [asked, setAsked] = useState(() => placeOf(given, questions));
  const seconds = Number(typed);
  const fits = Number.isInteger(seconds) && seconds >= SECONDS.least && seconds <= SECONDS.most;
  const assignment = { ...given, seconds, question: questions[asked] };

  const eachMs = (1000 * seconds) / given.cases.length;
  return (
    <ClassForm task={fits ? assignment : null} language={given.language}>
      <section className="stack" aria-labelledby="plan-title">
        <h2 id="plan-title">{t('new.plan')}</h2>
        <PlanFacts assignment={given} />
      </section>
      <h2>{t('new.settings')}</h2>
      <QuestionField given={given} questions={questions} asked={asked} onChange={setAsked} />
      <div className="field">
        <label className="field__label" htmlFor={`${id}-seconds`}>
          {t('new.seconds')}
        </label>
        <input
          id={`${id}-seconds`}
          className="input class-form__seconds"
          type="number"
          required
          min={SECONDS.least}
          max={SECONDS.most}
          value={typed}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setTyped(target.value)}
        />
        <p id={`${id}-hint`} className="small muted">
          {t('new.secondsHint', SECONDS)}
        </p>
        {fits && eachMs < 1000 * FEW_SECONDS_A_CASE && (
          <p className="small" role="status">
            {t('new.manyCases', { each: format.ms(eachMs) })}
          </p>
        )}
      </div>
    </ClassForm>
  );
}

const placeOf = ({ question }: Assignment, questions: readonly Assignment['question'][]) =>
  Math.max(
    0,
    questions.findIndex((one) => JSON.stringify(one) === JSON.stringify(question)),
  );

interface QuestionFieldProps {
  given: Assignment;
  questions: readonly Assignment['question'][];
  asked: number;
  onChange: (asked: number) => void;
}

function QuestionField({ given, questions, asked, onChange }: QuestionFieldProps) {
  const { t } = useTranslation('classes');
  const words = useQuestionList(given, questions);
  return (
    <SelectField
      label={t('new.question')}
      value={String(asked)}
      options={words.map((label, place) => ({ value: String(place), label }))}
      onChange={(value) => onChange(Number(value))}
    />
  );
}
