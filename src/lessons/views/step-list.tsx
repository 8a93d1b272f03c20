import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../ui/state/locale.ts';
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
  return (
    <nav aria-label={t('lesson.steps')}>
      <ol className="steps">
        {lesson.steps.map(({ id, kind, title }, index) => (
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
                {done.includes(id) ? ` (${t('lesson.done')})` : ''}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
