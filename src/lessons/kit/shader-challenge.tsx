/** A WGSL file that the visitor changes: it must verify, and where the task says so be faster than it was. */

import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../engine/contract.ts';
import { isNoisy } from '../../engine/stats/ratio.ts';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { CancelRun } from '../../ui/bench/cancel-run.tsx';
import { problemOf } from '../../ui/bench/problems.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import WgslEditor from '../../ui/editor/wgsl-editor.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { isGoing } from '../../ui/state/run-store.ts';
import { useRun, useServices } from '../../ui/state/services.tsx';
import { useDraft } from '../../ui/state/use-draft.ts';
import type { Challenge } from '../lesson.ts';
import { draftsOf } from '../state/course-store.ts';
import { type Goal, planOfTry, solves, type Tried, triedOf } from '../state/shader-try.ts';
import type { AnswerProps } from './answer.ts';
import { useLesson } from './context.tsx';
import { EditCounts } from './edit-counts.tsx';

type WgslChallenge = Extract<Challenge, { kind: 'wgsl' }>;

/** For each text that is timed. */
const BUDGET_MS = 6000;

export default function ShaderChallenge({ id, challenge, answer, touched }: AnswerProps<WgslChallenge>) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const { gpu, run, unsaved } = useServices();
  const { lesson } = useLesson();
  const { edit, goal, lacks } = challenge;
  const { text: code, kept, write: setCode } = useDraft(draftsOf(lesson.id, id), edit.code);
  /** What stands in the editor, drawn or not. */
  const latest = useRef(code);
  const [tried, setTried] = useState<Tried | null>(null);
  const [problem, setProblem] = useState<LocalText | null>(null);
  const key = `lesson/${lesson.id}/edit/${id}`;
  const going = useRun((state) => state.by === key && isGoing(state));
  const blocked = useInTheWay(key) !== null;
  const change = (value: string) => {
    latest.current = value;
    setCode(value);
    fresh();
  };
  const fresh = () => {
    setTried(null);
    setProblem(null);
    touched();
  };

  const tryOut = async (instead: boolean) => {
    fresh();
    try {
      const now = await unsaved.during(() => tryEdit(latest.current, instead));
      if (!now) return;
      setTried(now);
      // A result belongs to the text that it was made from.
      if (now.code !== latest.current) return;
      const right = solves(now, goal);
      if (right !== null || !now.cancelled) answer(right);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };

  /** Null where the run has not begun, or left nothing. */
  async function tryEdit(version: string, instead: boolean): Promise<Tried | null> {
    const [{ planHere }, { summarize }, { workloads }] = await Promise.all([
      import('../state/lesson-runs.ts'),
      import('../../results/summarize.ts'),
      import('../../workloads/registry.ts'),
    ]);
    const small = edit.small === undefined ? undefined : [edit.small];
    const plan = await planHere({ patterns: [edit.pattern], small, budgetMs: BUDGET_MS }, 1, gpu.getState().power);
    const what = { en: edit.shader, 'zh-CN': edit.shader };
    // Not for the history: it would tell the times of an edit under the name of the file.
    const options = { kept: false, instead };
    const ended = await run.start(planOfTry(plan, edit, goal, version), { by: key, use: 'shader', what }, options);
    if (ended?.problem) setProblem(ended.problem);
    if (!ended?.report) return null;
    const { cancelled } = ended;
    const { measurements } = summarize(ended.report, workloads);
    const { status } = measurements[measurements.length - 1];
    const compiles = status === 'ok' || status === 'wrong';
    const missing = (compiles && (await lacks?.(version))) || null;
    return triedOf(measurements, goal, { code: version, cancelled, lacks: missing });
  }

  return (
    <div className="stack">
      <WgslEditor
        label={t('editor.label', { file: `shaders/${edit.shader}` })}
        value={code}
        opensAt={edit.opensAt}
        onChange={change}
      />
      <div className="row">
        <Button look="primary" disabled={going || blocked} onClick={() => void tryOut(false)}>
          {t('editor.run')}
        </Button>
        <Button disabled={going || code === edit.code} onClick={() => change(edit.code)}>
          {t('editor.reset')}
        </Button>
        {going && (
          <>
            <CancelRun />
            <span className="small muted" role="status">
              {t('editor.running')}
            </span>
          </>
        )}
      </div>
      {!going && code !== edit.code && (
        <p className="small muted" role="status">
          {t(kept ? 'editor.kept' : 'editor.unkept')}
        </p>
      )}
      <BusyNotice by={key} onInstead={() => tryOut(true)} />
      {problem && (
        <Notice kind="error" title={t('stopped.title', { ns: 'errors' })}>
          <p>{text(problem)}</p>
        </Notice>
      )}
      {tried && tried.code !== code && <p role="status">{t('editor.changed')}</p>}
      {tried && tried.code === code && <Outcome tried={tried} goal={goal} />}
      {/* Beside what is right by luck, counts would look like praise. */}
      {tried?.code === code && tried.row.status === 'ok' && !tried.lacks && !going && (
        <EditCounts key={tried.code} edit={edit} code={tried.code} />
      )}
    </div>
  );
}

function Outcome({ tried, goal }: { tried: Tried; goal: Goal }) {
  const { row, gain, lacks } = tried;
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const format = useFormat();
  // What was stopped has not failed.
  if (tried.cancelled && solves(tried, goal) === null) return <p role="status">{t('editor.cancelled')}</p>;
  if (row.status !== 'ok' || !row.kernelMs) {
    return (
      <Notice kind="warning" title={t(row.status === 'wrong' ? 'editor.wrong' : 'editor.failed')}>
        <p>{row.reason ? text(row.reason.text) : ''}</p>
        {lacks && <p>{text(lacks)}</p>}
      </Notice>
    );
  }
  if (lacks) {
    return (
      <Notice kind="warning" title={t('editor.luck')}>
        <p>{text(lacks)}</p>
      </Notice>
    );
  }
  const time = format.ms(row.kernelMs.median);
  if (goal === 'correct' || !gain) return <p role="status">{t('editor.verified', { time })}</p>;
  const range = `${format.factor(gain.low)}–${format.factor(gain.high)}`;
  return (
    <p role="status" className="num">
      {gain.tie
        ? t(isNoisy(gain) ? 'editor.noisy' : 'editor.tie', { time })
        : t('editor.gain', { time, gain: format.factor(gain.median), range, goal: format.factor(goal) })}
    </p>
  );
}
