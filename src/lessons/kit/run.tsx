import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText, Plan } from '../../engine/contract.ts';
import { isEdit } from '../../engine/edit-name.ts';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { problemOf } from '../../ui/bench/problems.ts';
import { RunNotices } from '../../ui/bench/run-notices.tsx';
import { useRunTimeLeft } from '../../ui/bench/time-left.ts';
import { Button, LinkButton, oneClick } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { Share } from '../../ui/share/share.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { isGoing } from '../../ui/state/run-store.ts';
import { useRun, useServices } from '../../ui/state/services.tsx';
import type { LessonRun, RunResult } from '../lesson.ts';
import { Bars } from './bars.tsx';
import { declared, useLesson, useResults } from './context.tsx';
import { SoftwareOnce } from './software-once.tsx';

const ResultCharts = lazy(() => import('../../ui/charts/result-charts.tsx'));

/** A measurement, made when asked; what is inside is drawn once there is a result. */
export function Run({ id, children }: { id: string; children?: ReactNode }) {
  const text = useLocalText();
  const { lesson } = useLesson();
  const result = useResults()[id];
  const run = declared(lesson.runs, id, 'run');
  return (
    <section className="card task" aria-label={text(run.title)}>
      <RunControls id={id} run={run} measured={result !== undefined} />
      {result && (
        <>
          <RunView run={run} result={result} />
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

/** The same measurement's figures again, in a later step. */
export function Measured({ run: id, children }: { run: string; children: ReactNode }) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const { lesson } = useLesson();
  const result = useResults()[id];
  const run = declared(lesson.runs, id, 'run');
  if (result) return <>{children}</>;
  if (run.madeIn !== undefined) {
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
      <RunControls id={id} run={run} measured={false} />
    </section>
  );
}

interface RunControlsProps {
  id: string;
  run: LessonRun;
  measured: boolean;
  /** False: a try among many, which the lesson alone keeps. */
  inHistory?: boolean;
  /** The visitor's own inputs for these cases. */
  inputs?(plan: Plan): Plan['inputs'];
  /** Told when it is over and has left a result. */
  onDone?(result: RunResult): void;
}

/** The button, the progress, and what went wrong. */
export function RunControls({ id, run, measured, inHistory, inputs, onDone }: RunControlsProps) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const services = useServices();
  const { course, lesson } = useLesson();
  const [problem, setProblem] = useState<LocalText | null>(null);
  const key = `lesson/${lesson.id}/${id}`;
  const going = useRun((state) => state.by === key && isGoing(state));
  const over = useRun((state) => state.by === key && (state.phase === 'done' || state.phase === 'failed'));
  const blocked = useInTheWay(key) !== null;

  const start = async (instead: boolean) => {
    setProblem(null);
    try {
      const { planHere, runLesson } = await import('../state/lesson-runs.ts');
      const seed = crypto.getRandomValues(new Uint32Array(1))[0];
      const plan = await planHere(run, seed);
      const own = inputs?.(plan);
      const claim = { lesson: lesson.id, id, use: 'lesson', what: run.title } as const;
      const stores = { run: services.run, course };
      const ended = await runLesson(stores, claim, own ? { ...plan, inputs: own } : plan, { kept: inHistory, instead });
      if (ended?.result) onDone?.(ended.result);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  const begin = (instead: boolean) => services.unsaved.during(() => start(instead));

  return (
    <>
      <div className="spread">
        <h2 className="task__title">{text(run.title)}</h2>
        {!going && (
          <Button look={measured ? 'plain' : 'primary'} disabled={blocked} onClick={oneClick(() => void begin(false))}>
            {t(measured ? 'run.again' : 'run.start')}
          </Button>
        )}
      </div>
      {going && <RunProgress />}
      <BusyNotice by={key} onInstead={() => begin(true)} />
      {over && <RunNotices />}
      {problem && (
        <Notice kind="error" title={t('stopped.title', { ns: 'errors' })}>
          <p>{text(problem)}</p>
        </Notice>
      )}
    </>
  );
}

function RunProgress() {
  const { t } = useTranslation('lessons');
  const { run } = useServices();
  const fraction = useRun((state) => state.fraction);
  const left = useRunTimeLeft();
  const cancelling = useRun((state) => state.phase === 'cancelling');
  const now = useRun((state) => (state.current ? state.cases[state.current.index]?.variant : null));
  return (
    <div className="stack">
      <progress className="progress" aria-label={t('run.progress')} value={fraction} max={1} />
      <div className="spread">
        <p className="small num">
          <span>{now ? t('run.now', { name: now }) : t('run.starting')}</span>
          <span className="muted">{` · ${left}`}</span>
        </p>
        <Button size="small" disabled={cancelling} onClick={oneClick(run.cancel)}>
          {t(cancelling ? 'cancelling' : 'cancel', { ns: 'common' })}
        </Button>
      </div>
    </div>
  );
}

function RunView({ run, result }: { run: LessonRun; result: RunResult }) {
  const { t } = useTranslation();
  if (run.view === 'none') return null;
  if (run.view === 'bars') return <Bars summary={result.summary} />;
  return (
    <Suspense fallback={<p className="muted">{t('loading')}</p>}>
      <ResultCharts sources={[{ id: 'here', label: null, summary: result.summary, own: !result.recorded }]} />
    </Suspense>
  );
}

/** Which machine the figures are from, and the way to pass them on. */
export function Provenance({ result: { summary, recorded } }: { result: RunResult }) {
  const { t } = useTranslation('lessons');
  const format = useFormat();
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
              browser: recorded.browser,
              date: format.date(recorded.date),
            })}
          </p>
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
