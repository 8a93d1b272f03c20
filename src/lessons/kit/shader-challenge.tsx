/** A WGSL file that the visitor changes: it must verify, and where the task says so be faster than it was. */

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../engine/contract.ts';
import { editName } from '../../engine/edit-name.ts';
import { type Ratio, ratioOf } from '../../engine/stats/ratio.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { problemOf } from '../../ui/bench/problems.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import WgslEditor from '../../ui/editor/wgsl-editor.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useRun, useServices } from '../../ui/state/services.tsx';
import type { Challenge } from '../lesson.ts';
import type { AnswerProps } from './answer.ts';
import { useLesson } from './context.tsx';

type WgslChallenge = Extract<Challenge, { kind: 'wgsl' }>;

interface Tried {
  readonly row: SummaryRow;
  /** How many times faster than the file as it was; null where that was not asked for or has no time. */
  readonly gain: Ratio | null;
}

const BUDGET_MS = 6000;

export default function ShaderChallenge({ id, challenge, answer, touched }: AnswerProps<WgslChallenge>) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const { run } = useServices();
  const { lesson } = useLesson();
  const { edit, goal } = challenge;
  const [code, setCode] = useState(edit.code);
  const [tried, setTried] = useState<Tried | null>(null);
  const [problem, setProblem] = useState<LocalText | null>(null);
  const key = `lesson/${lesson.id}/edit/${id}`;
  const busy = useRun((state) => state.phase === 'running' || state.phase === 'cancelling');
  const own = useRun((state) => state.by === key);

  const tryOut = async () => {
    setTried(null);
    setProblem(null);
    touched();
    try {
      const rows = await tryEdit(goal === 'correct' ? [code] : [edit.code, code]);
      const row = rows[rows.length - 1];
      if (!row) return;
      const before = goal === 'correct' ? null : rows[0];
      const gain = before?.kernelMs && row.kernelMs ? ratioOf(before.kernelMs, row.kernelMs) : null;
      setTried({ row, gain });
      if (row.status === 'aborted' || row.status === 'unsupported') answer(null);
      else answer(row.status === 'ok' && (goal === 'correct' || (gain !== null && gain.median >= goal)));
    } catch (error) {
      setProblem(problemOf(error));
    }
  };

  /** One run per version: the first is the file as it was, for the comparison. */
  async function tryEdit(versions: readonly string[]): Promise<SummaryRow[]> {
    const [{ planHere }, { summarize }, { workloads }] = await Promise.all([
      import('../state/lesson-runs.ts'),
      import('../../results/summarize.ts'),
      import('../../workloads/registry.ts'),
    ]);
    const rows: SummaryRow[] = [];
    for (const version of versions) {
      const small = edit.small === undefined ? undefined : [edit.small];
      const plan = await planHere({ patterns: [edit.pattern], small, budgetMs: BUDGET_MS }, 1);
      // Not for the history: it would tell the times of an edit under the name of the file.
      const edits = { [edit.shader]: version };
      const build = editName(edits);
      const cases = plan.cases.map((one) => ({ ...one, build }));
      await run.start({ ...plan, cases, edits: { [build]: edits } }, key, false);
      const { by, report, problem: stopped } = run.getState();
      if (by !== key) return [];
      if (stopped) setProblem(stopped);
      if (!report) return [];
      rows.push(...summarize(report, workloads).measurements);
    }
    return rows;
  }

  return (
    <div className="stack">
      <WgslEditor
        label={t('editor.label', { file: `shaders/${edit.shader}` })}
        value={code}
        opensAt={edit.opensAt}
        onChange={(value) => {
          setCode(value);
          setTried(null);
          touched();
        }}
      />
      <div className="row">
        <Button look="primary" disabled={busy} onClick={tryOut}>
          {t('editor.run')}
        </Button>
        <Button disabled={busy || code === edit.code} onClick={() => setCode(edit.code)}>
          {t('editor.reset')}
        </Button>
        {own && busy && (
          <>
            <Button onClick={() => run.cancel()}>{t('cancel', { ns: 'common' })}</Button>
            <span className="small muted" role="status">
              {t('editor.running')}
            </span>
          </>
        )}
      </div>
      {problem && (
        <Notice kind="error" title={t('stopped.title', { ns: 'errors' })}>
          <p>{text(problem)}</p>
        </Notice>
      )}
      {tried && <Outcome tried={tried} goal={goal} />}
    </div>
  );
}

function Outcome({ tried: { row, gain }, goal }: { tried: Tried; goal: WgslChallenge['goal'] }) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const format = useFormat();
  if (row.status !== 'ok' || !row.kernelMs) {
    return (
      <Notice kind="warning" title={t(row.status === 'wrong' ? 'editor.wrong' : 'editor.failed')}>
        <p>{row.reason ? text(row.reason.text) : ''}</p>
      </Notice>
    );
  }
  const time = format.ms(row.kernelMs.median);
  if (goal === 'correct' || !gain) return <p role="status">{t('editor.verified', { time })}</p>;
  const range = `${format.factor(gain.low)}–${format.factor(gain.high)}`;
  return (
    <p role="status" className="num">
      {gain.tie
        ? t('editor.tie', { time })
        : t('editor.gain', { time, gain: format.times(gain.median), range, goal: format.times(goal) })}
    </p>
  );
}
