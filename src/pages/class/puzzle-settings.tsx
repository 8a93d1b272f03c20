import { useTranslation } from 'react-i18next';
import type { PuzzleTask } from '../../results/class/model.ts';
import { ClassForm } from './class-form.tsx';
import { useTaskWords } from './class-words.ts';

/** A puzzle becomes an assignment. */
export function PuzzleSettings({ given }: { given: PuzzleTask }) {
  const { t } = useTranslation('classes');
  const { question, about } = useTaskWords(given);
  return (
    <ClassForm task={given} language={given.language}>
      <section className="stack" aria-labelledby="puzzle-title">
        <h2 id="puzzle-title">{question}</h2>
        <p>{about}</p>
        <p className="small">
          <a href={`#/puzzles/${given.puzzle}`}>{t('new.puzzleOpen')}</a>
        </p>
      </section>
    </ClassForm>
  );
}
