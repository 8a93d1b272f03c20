import { useTranslation } from 'react-i18next';
import { useLocalText, useMarks } from '../../ui/state/locale.ts';
import type { Lesson } from '../lesson.ts';

interface StepListProps {
  lesson: Lesson;
  current: string;
  done: readonly string[];
}

/** Where the reader is in the lesson; every step can be reached from every other. */
export function StepList({ lesson, current, done }: StepListProps) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const { bracketed } = useMarks();
  const { steps } = lesson;
  const place = steps.findIndex(({ id }) => id === current);
  const values = { step: place + 1, of: steps.length, kind: t(`kind.${steps[place].kind}`) };
  return (
    <nav aria-label={t('lesson.steps')}>
      <ol className="steps">
        {steps.map(({ id, kind, title }, index) => (
          <li key={id}>
            <a
              className="steps__step"
              href={`#/lessons/${lesson.id}/${id}`}
              aria-current={id === current ? 'step' : undefined}
              data-done={done.includes(id) || undefined}
              title={text(title)}
            >
              <span className="steps__number num" aria-hidden="true">
                {index + 1}
              </span>
              <span className="steps__kind">{t(`kind.${kind}`)}</span>
              <span className="visually-hidden">
                {text(title)}
                {done.includes(id) ? bracketed(t('lesson.done')) : ''}
              </span>
            </a>
          </li>
        ))}
      </ol>
      {/* Where numbers alone have room; the list itself says as much to whoever listens to it. */}
      <p className="steps__now small muted num" aria-hidden="true">
        {t('lesson.stepNow', values)}
      </p>
    </nav>
  );
}
