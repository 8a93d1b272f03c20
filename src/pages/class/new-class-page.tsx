import { type FormEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { drawSeed } from '../../engine/random.ts';
import { MOST_CASES, SECONDS } from '../../results/class/assignment.ts';
import { assignmentData, readAssignment } from '../../results/class/assignment-link.ts';
import { assignmentOf, questionsFor } from '../../results/class/give.ts';
import type { Assignment } from '../../results/class/model.ts';
import { cleanName } from '../../results/history/record.ts';
import { type StorageTrouble, storageTrouble } from '../../results/history/trouble.ts';
import { Button, LinkButton } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { useFormat, useLocale } from '../../ui/state/locale.ts';
import { useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';
import { TroubleNotice } from '../../ui/controls/trouble-notice.tsx';
import { readChoice } from '../lab/plan/address.ts';
import { casesOf } from '../lab/plan/choice.ts';
import { useQuestionList } from './class-words.ts';
import { PlanFacts } from './plan-facts.tsx';

/** `data`: an assignment as in its link. `plan`: what follows `#/lab/` in the address of a plan. */
type From = { readonly data: string } | { readonly plan: string };

/** A plan becomes an assignment: how long, what is asked, in which language. */
export default function NewClassPage({ from }: { from: From }) {
  const { t } = useTranslation('classes');
  const language = useLocale();
  const [seed] = useState(drawSeed);
  const given = useMemo(() => assignmentFrom(from, seed, language), [from, seed, language]);
  return (
    <Page title={t('new.title')} lede={given ? t('new.lede') : undefined}>
      {given ? <Settings given={given} /> : <Nothing />}
    </Page>
  );
}

function assignmentFrom(from: From, seed: number, language: Assignment['language']): Assignment | null {
  if ('data' in from) {
    const opened = readAssignment(from.data, workloads);
    return opened.ok ? opened.assignment : null;
  }
  const cases = casesOf(readChoice(from.plan, workloads).choice, () => true);
  return cases.ok ? assignmentOf({ cases: cases.cases, seed, language }, workloads) : null;
}

function Nothing() {
  const { t } = useTranslation('classes');
  return (
    <>
      <Notice kind="error" title={t('new.none.title')}>
        <p>{t('new.none.text', { most: MOST_CASES })}</p>
      </Notice>
      <div className="row">
        <LinkButton look="primary" href="#/lab">
          {t('new.none.lab')}
        </LinkButton>
      </div>
    </>
  );
}

/** Below this a case hardly gets its samples. */
const FEW_SECONDS_A_CASE = 0.5;

function Settings({ given }: { given: Assignment }) {
  const { t } = useTranslation('classes');
  const format = useFormat();
  const services = useServices();
  const [, navigate] = useLocation();
  const id = useId();
  const [name, setName] = useState('');
  const [typed, setTyped] = useState(String(given.seconds));
  const [language, setLanguage] = useState(given.language);
  const questions = useMemo(() => questionsFor(given.cases, given.kernel, workloads), [given]);
  const [asked, setAsked] = useState(() => placeOf(given, questions));
  const [problem, setProblem] = useState<StorageTrouble | 'tooLong' | null>(null);
  const seconds = Number(typed);
  const fits = Number.isInteger(seconds) && seconds >= SECONDS.least && seconds <= SECONDS.most;
  const assignment = { ...given, seconds, language, question: questions[asked] };

  const make = async (event: FormEvent) => {
    event.preventDefault();
    if (!fits) return;
    try {
      const kept = {
        id: crypto.randomUUID(),
        name: cleanName(name) ?? t('new.unnamed'),
        createdAt: new Date().toISOString(),
        assignment: assignmentData(assignment, workloads),
      };
      await (await services.classes()).put(kept);
      navigate(`/class/${kept.id}`);
    } catch (error) {
      setProblem(error instanceof RangeError ? 'tooLong' : storageTrouble(error));
    }
  };
  const eachMs = (1000 * seconds) / given.cases.length;
  return (
    <form className="stack class-form" onSubmit={(event) => void make(event)}>
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
      <Segments
        legend={t('new.language')}
        value={language}
        options={[
          { value: 'en', label: 'English' },
          { value: 'zh-CN', label: '中文' },
        ]}
        onChange={(value) => setLanguage(value === 'en' ? 'en' : 'zh-CN')}
      />
      <div className="field">
        <label className="field__label" htmlFor={`${id}-name`}>
          {t('new.name')}
        </label>
        <input
          id={`${id}-name`}
          className="input"
          maxLength={80}
          autoComplete="off"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      {problem === 'tooLong' && <p role="alert">{t('new.tooLong')}</p>}
      {problem !== null && problem !== 'tooLong' && <TroubleNotice of="classes" trouble={problem} />}
      <div>
        <Button type="submit" look="primary" size="large" disabled={!fits}>
          {t('new.make')}
        </Button>
      </div>
    </form>
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
