import { useTranslation } from 'react-i18next';
import { useLocalText, useMarks } from '../../ui/state/locale.ts';
import { declared, useLesson, useResults } from './context.tsx';
import { NoAnswer } from './no-answer.tsx';
import { Measured } from './run.tsx';

/** A sentence from the wild, and what this machine says to it. */
export function Claim({ id }: { id: string }) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const { colon, gap } = useMarks();
  const { lesson } = useLesson();
  const results = useResults();
  const claim = declared(lesson.claims, id, 'claim');
  const verdict = claim.verdict(results);
  const said = verdict && (
    <p role="status">
      <strong>{t(`claim.${verdict.holds}`)}</strong>
      {gap}
      {text(verdict.because)}
    </p>
  );
  return (
    <aside className="card claim" aria-label={t('claim.title') + colon + text(claim.claim)}>
      <p className="task__kind">{t('claim.title')}</p>
      <blockquote className="claim__text">{text(claim.claim)}</blockquote>
      {claim.run === undefined ? (
        said
      ) : (
        <Measured run={claim.run} otherwise={<p className="muted">{t('run.needed')}</p>}>
          {said ?? <NoAnswer runs={[claim.run]} />}
        </Measured>
      )}
    </aside>
  );
}
