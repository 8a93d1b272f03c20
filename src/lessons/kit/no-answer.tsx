import { useTranslation } from 'react-i18next';
import { useLocale, useLocalText } from '../../ui/state/locale.ts';
import { declared, useLesson, useResults } from './context.tsx';
import { RunOutcome } from './run-outcome.tsx';
import { useRunPlace } from './run-places.ts';
import { useLessonRun } from './use-lesson-run.ts';

/** In the place of what a run gave no figure for: why, and how to get it; right there, unless the step has its button. */
export function NoAnswer({ runs }: { runs: readonly string[] }) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const list = new Intl.ListFormat(useLocale());
  const { lesson, places } = useLesson();
  const offersHere = useRunPlace(places, runs.join(' '), false);
  const elsewhere = runs.filter((run) => offersHere(run) === false);
  const names = elsewhere.map((run) => t('lack.name', { name: text(declared(lesson.runs, run, 'run').title) }));
  return (
    <div className="stack">
      <p role="status">
        {names.length > 0 ? t('reveal.noAnswerAt', { names: list.format(names) }) : t('reveal.noAnswer')}
      </p>
      {runs.map((run) => offersHere(run) && <Again key={run} id={run} />)}
    </div>
  );
}

function Again({ id }: { id: string }) {
  const { lesson } = useLesson();
  const result = useResults()[id] ?? null;
  const running = useLessonRun(id, declared(lesson.runs, id, 'run'));
  return <RunOutcome running={running} result={result} />;
}
