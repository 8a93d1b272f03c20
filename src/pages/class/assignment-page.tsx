import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLocale } from '../../i18n/index.ts';
import { type Assignment, isPuzzle, type Task } from '../../results/class/model.ts';
import { readTask } from '../../results/class/task-link.ts';
import { RunNotices } from '../../ui/bench/run-notices.tsx';
import { LinkButton } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Loading } from '../../ui/frame/loading.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { GpuNotice } from '../../ui/gpu/gpu-notice.tsx';
import { useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { useLocale, useLocalText } from '../../ui/state/locale.ts';
import { useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';
import { useQuestion } from './class-words.ts';
import { GuessField } from './guess-field.tsx';
import { HandInCard } from './hand-in-card.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { RunCard } from './run-card.tsx';
import { useAssignmentRun } from './use-assignment-run.ts';

// Editor and interpreter come with it.
const PuzzleStudent = lazy(() => import('./puzzle-student.tsx'));

/** What a student opens: guess, measure, hand in, or solve a puzzle, on one page. @param data behind `#/class/a/` */
export default function AssignmentPage({ data }: { data: string }) {
  const { t } = useTranslation('classes');
  const text = useLocalText();
  const opened = useMemo(() => readTask(data, workloads), [data]);
  useLanguageOf(opened.ok ? opened.task : null);
  if (opened.ok) {
    const { task } = opened;
    if (!isPuzzle(task)) return <Student data={data} assignment={task} />;
    return (
      <Suspense fallback={<Loading />}>
        <PuzzleStudent puzzle={task.puzzle} data={data} />
      </Suspense>
    );
  }
  return (
    <Page title={t('student.bad')}>
      <Notice kind="error" title={t('student.bad')}>
        <p>{text(opened.problem)}</p>
      </Notice>
      <div className="row">
        <LinkButton look="primary" href="#/">
          {t('student.home')}
        </LinkButton>
      </div>
    </Page>
  );
}

/** Of a visitor who has chosen none: the choice is not made for them either, and the switch stays. */
function useLanguageOf(task: Task | null): void {
  const { i18n } = useTranslation();
  const { preferences } = useServices();
  const locale = useLocale();
  const [first] = useState(locale);
  const wanted = task?.language ?? null;
  useEffect(() => {
    // Where its texts do not come the page stays in the language that it is in.
    if (wanted !== null && wanted !== first && preferences.read('language') === null)
      changeLocale(i18n, wanted).catch(() => undefined);
  }, [wanted, first, preferences, i18n]);
}

function Student({ data, assignment }: { data: string; assignment: Assignment }) {
  const { t } = useTranslation('classes');
  const probe = useGpuProbe();
  const words = useQuestion(assignment);
  const run = useAssignmentRun(assignment, data);
  const { phase, summary, guess, setGuess } = run;
  const begun = phase !== 'ready';
  const withoutGpu = probe !== null && probe.status !== 'adapter';
  return (
    <Page title={words.question} lede={words.about}>
      <section className="card stack" aria-labelledby="guess-title">
        <h2 id="guess-title">{t('student.guess')}</h2>
        <p className="small muted">{t(begun ? 'student.fixed' : 'student.guessHint')}</p>
        <GuessField assignment={assignment} guess={guess} disabled={begun} onChange={setGuess} />
      </section>
      <RunCard assignment={assignment} run={run} guessed={guess !== null} />
      {withoutGpu && <GpuNotice probe={probe} />}
      {withoutGpu && <p>{t('student.cpuOnly')}</p>}
      {begun && <RunNotices />}
      {phase === 'over' && summary && (
        <HandInCard assignment={assignment} summary={summary} guess={guess} cancelled={run.cancelled} />
      )}
      <section className="stack rule-top">
        <PlanFacts assignment={assignment} />
        <p className="small">
          <a href={`#/class/new/${data}`}>{t('student.teacher')}</a>
        </p>
      </section>
    </Page>
  );
}
