import { useTranslation } from 'react-i18next';
import { BusyNotice } from '../../ui/bench/busy-notice.tsx';
import { Button, oneClick } from '../../ui/controls/button.tsx';
import type { Lack } from '../state/lack.ts';
import { lackOf } from '../state/lack.ts';
import { declared, useLesson, useResults } from './context.tsx';
import { RunProgress } from './run-progress.tsx';
import { useLabels } from './titles.ts';
import { type LessonRunning, useLessonRun } from './use-lesson-run.ts';

/** Which figures a run lacks, and the offer to give it more time. */
export function Lacking({ lack, running }: { lack: Lack; running: LessonRunning }) {
  const { t } = useTranslation('lessons');
  const named = useNamed(lack);
  return (
    <div className="stack" role="status">
      <p>
        {lack.missing.length > 0 && t('lack.missing', { names: named(lack.missing) })}
        {lack.few.length > 0 && t('lack.few', { names: named(lack.few) })}
      </p>
      <div className="row">
        <Button disabled={running.blocked} onClick={oneClick(() => void running.begin(lack.budgetMs))}>
          {t('lack.more')}
        </Button>
      </div>
    </div>
  );
}

/** So many are named; the others are counted. */
const NAMED = 4;

function useNamed({ rows }: Lack): (some: Lack['rows']) => string {
  const { t, i18n } = useTranslation('lessons');
  const labelOf = useLabels(rows);
  const list = new Intl.ListFormat(i18n.language);
  return (some) => {
    const names = some.slice(0, NAMED).map((row) => t('lack.name', { name: labelOf(row) }));
    const others = some.length - names.length;
    return list.format(others > 0 ? [...names, t('lack.others', { count: others })] : names);
  };
}

/** In the place of what a run gave no figure for: why, and how to get it, right there. */
export function NoAnswer({ runs }: { runs: readonly string[] }) {
  const { t } = useTranslation('lessons');
  return (
    <div className="stack">
      <p role="status">{t('reveal.noAnswer')}</p>
      {runs.map((run) => (
        <Again key={run} id={run} />
      ))}
    </div>
  );
}

function Again({ id }: { id: string }) {
  const { lesson } = useLesson();
  const result = useResults()[id];
  const running = useLessonRun(id, declared(lesson.runs, id, 'run'));
  const lack = result && lackOf(result);
  if (running.going) return <RunProgress />;
  if (!lack) return null;
  return (
    <>
      <Lacking lack={lack} running={running} />
      <BusyNotice by={running.by} onInstead={running.insist} />
    </>
  );
}
