import { useTranslation } from 'react-i18next';
import { BusyNotice } from '../../ui/bench/busy-notice.tsx';
import { RunNotices } from '../../ui/bench/run-notices.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import type { RunResult } from '../lesson.ts';
import { lackOf } from '../state/lack.ts';
import { Lacking } from './lacking.tsx';
import { RunProgress } from './run-progress.tsx';
import type { LessonRunning } from './use-lesson-run.ts';

/**
 * How a run goes and how it ended: its progress, what is in its way, what went wrong, what is lacking.
 * @param result what there is of it; null where nothing was measured here
 */
export function RunOutcome({ running, result }: { running: LessonRunning; result: RunResult | null }) {
  const { t } = useTranslation('errors');
  const text = useLocalText();
  const { by, going, over, problem, empty } = running;
  const lack = empty ?? (result && lackOf(result));
  return (
    <>
      {going && <RunProgress />}
      <BusyNotice by={by} onInstead={running.insist} />
      {over && <RunNotices />}
      {problem && (
        <Notice kind="error" title={t('stopped.title')}>
          <p>{text(problem)}</p>
        </Notice>
      )}
      {lack && !going && <Lacking lack={lack} running={running} />}
    </>
  );
}
