import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isEdit } from '../../engine/edit-name.ts';
import { Button, LinkButton, oneClick } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { besideSource } from '../../ui/reference/use-beside.ts';
import { useMachineWords } from '../../ui/reference/words.ts';
import { Share } from '../../ui/share/share.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import type { LessonRun, RunResult } from '../lesson.ts';
import { RunBars } from './bars.tsx';
import { declared, useLesson, useResults, useTask } from './context.tsx';
import { GhostMachine, StandInMachine } from './ghost-machine.tsx';
import { useGhost } from './ghosts.ts';
import { RunOutcome } from './run-outcome.tsx';
import { useRunPlace } from './run-places.ts';
import { SoftwareOnce } from './software-once.tsx';
import { type LessonRunOptions, useLessonRun } from './use-lesson-run.ts';

const ResultCharts = lazy(() => import('../../ui/charts/result-charts.tsx'));

/** A measurement, made when asked; what is inside is drawn once there is a result. */
export function Run({ id, children }: { id: string; children?: ReactNode }) {
  const text = useLocalText();
  const { lesson } = useLesson();
  const result = useResults()[id];
  const run = declared(lesson.runs, id, 'run');
  useTask(result !== undefined);
  return (
    <section className="card task" aria-label={text(run.title)}>
      <RunControls id={id} run={run} measured={result !== undefined} />
      {result && (
        <>
          <RunView id={id} run={run} result={result} />
          {children}
          <Provenance result={result} />
        </>
      )}
    </section>
  );
}

/** What is only worth showing once a run of the same step has been made. */
export function After({ run, children }: { run: string; children: ReactNode }) {
  return useResults()[run] ? children : null;
}

interface MeasuredProps {
  run: string;
  children: ReactNode;
  /** Shown where there are no figures and another place of the step offers the run. */
  otherwise?: ReactNode;
}

/** The same measurement's figures again, in a later step. Where there are none, one place of the step says so and offers it. */
export function Measured({ run: id, children, otherwise = null }: MeasuredProps) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const { lesson, places, step: here } = useLesson();
  const result = useResults()[id];
  const run = declared(lesson.runs, id, 'run');
  // What is there already when the step is opened is nothing that it asks for.
  const [there] = useState(result !== undefined);
  useTask(there ? null : result !== undefined);
  const offersHere = useRunPlace(places, result ? '' : id, false);
  if (result) return <>{children}</>;
  if (!offersHere(id)) return <>{otherwise}</>;
  if (run.madeIn !== undefined) {
    // A way that leads to where one stands is none.
    if (run.madeIn === here.id) {
      return (
        <section className="card task" aria-label={text(run.title)}>
          <p>{t('run.onThisPage', { title: text(run.title) })}</p>
        </section>
      );
    }
    const step = lesson.steps.find((one) => one.id === run.madeIn);
    return (
      <section className="card task" aria-label={text(run.title)}>
        <p>{t('run.needed')}</p>
        <div className="row">
          <LinkButton look="primary" href={`#/lessons/${lesson.id}/${run.madeIn}`}>
            {t('run.elsewhere', { step: text(step?.title ?? run.title) })}
          </LinkButton>
        </div>
      </section>
    );
  }
  return (
    <section className="card task" aria-label={text(run.title)}>
      <p>{t('run.needed')}</p>
      <RunControls id={id} run={run} measured={false} ofPlace />
    </section>
  );
}

interface RunControlsProps extends LessonRunOptions {
  id: string;
  run: LessonRun;
  measured: boolean;
  /** What stands around them has the run's place in the step. */
  ofPlace?: boolean;
}

/** The button, the progress, what went wrong, and what is lacking. */
export function RunControls({ id, run, measured, ofPlace = false, ...options }: RunControlsProps) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const running = useLessonRun(id, run, options);
  const { going, blocked } = running;
  const result = useResults()[id];
  useRunPlace(useLesson().places, ofPlace ? '' : id, true);

  return (
    <>
      <div className="spread">
        <h2 className="task__title">{text(run.title)}</h2>
        {!going && (
          <Button
            look={measured ? 'plain' : 'primary'}
            disabled={blocked}
            onClick={oneClick(() => void running.begin())}
          >
            {t(measured ? 'run.again' : 'run.start')}
          </Button>
        )}
      </div>
      <RunOutcome running={running} result={measured && result ? result : null} />
    </>
  );
}

function RunView({ id, run, result }: { id: string; run: LessonRun; result: RunResult }) {
  const { t } = useTranslation();
  if (run.view === 'none') return null;
  if (run.view === 'bars') return <RunBars run={id} result={result} />;
  return (
    <Suspense fallback={<p className="muted">{t('loading')}</p>}>
      <RunCharts run={id} result={result} />
    </Suspense>
  );
}

/** The lab's charts within the lesson's own card; a run of a real adapter is laid behind where this machine has none. */
function RunCharts({ run, result }: { run: string; result: RunResult }) {
  const ghost = useGhost(run, result);
  const words = useMachineWords();
  const beside = useMemo(() => ghost && { ...besideSource(words, ghost.machine, ghost), limit: null }, [ghost, words]);
  const { summary, recorded } = result;
  const sources = useMemo(() => [{ id: 'here', label: null, summary, own: !recorded }], [summary, recorded]);
  return (
    <>
      <ResultCharts sources={sources} beside={beside} plain />
      {ghost && <GhostMachine ghost={ghost} told={false} />}
    </>
  );
}

/** Which machine the figures are from, and the way to pass them on. */
export function Provenance({ result: { summary, recorded } }: { result: RunResult }) {
  const { t } = useTranslation('lessons');
  const words = useMachineWords();
  const { adapter } = summary.environment;
  // A link names an edit, and does not carry its text.
  const linkable = !recorded && !summary.measurements.some(({ build }) => isEdit(build));
  return (
    <>
      {recorded && (
        <Notice kind="info" title={t('recorded.title')}>
          <p>
            {t(recorded.software ? 'recorded.software' : 'recorded.hardware', {
              adapter: recorded.adapter,
              browser: words.browsers(recorded.origins),
              date: words.when(recorded.origins),
            })}
          </p>
          <StandInMachine machine={recorded.machine} />
        </Notice>
      )}
      {!recorded && adapter?.software && <SoftwareOnce adapter={adapter} />}
      {linkable && (
        <div className="row">
          <Share key={summary.startedAt} summary={summary} />
        </div>
      )}
    </>
  );
}
