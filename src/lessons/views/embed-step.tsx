import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { EmbedCard } from '../../ui/share/embed-card.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import type { Lesson, Step } from '../lesson.ts';

/** Of a frame, for a step with what can be done in it, and for a figure. */
const HEIGHTS = { lessons: 760, figures: 520 } as const;
type What = keyof typeof HEIGHTS;

/** What a frame that shows figures alone has left of a step (styles/embedded.css). */
const FIGURE = '.lesson-text > :is(.beside, figure)';

/** A button that turns into the HTML that shows the step, or its figure, in another page. */
export function EmbedStep({ lesson, step }: { lesson: Lesson; step: Step }) {
  const { t } = useTranslation('sharing');
  const text = useLocalText();
  const [what, setWhat] = useState<What | null>(null);
  if (what === null) {
    return (
      <Button look="quiet" size="small" onClick={() => setWhat('lessons')}>
        {t('embed.step')}
      </Button>
    );
  }
  const names = { lesson: text(lesson.title), step: text(step.title) };
  return (
    <section className="card stack" aria-label={t('embed.step')}>
      {document.querySelector(FIGURE) !== null && (
        <Segments
          legend={t('embed.what')}
          value={what}
          options={[
            { value: 'lessons', label: t('embed.whole') },
            { value: 'figures', label: t('embed.figureAlone') },
          ]}
          onChange={(chosen) => setWhat(chosen === 'figures' ? 'figures' : 'lessons')}
        />
      )}
      <EmbedCard
        route={`/${what}/${lesson.id}/${step.id}`}
        title={t(what === 'lessons' ? 'embed.lesson' : 'embed.figure', names)}
        height={HEIGHTS[what]}
      />
    </section>
  );
}
