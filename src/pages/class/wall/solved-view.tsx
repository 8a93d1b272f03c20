import { useTranslation } from 'react-i18next';
import type { SolvedShare } from '../../../chart-model/class/answers.ts';
import { Sentence } from '../../../ui/controls/sentence.tsx';
import { MarkRow } from './mark-row.tsx';

/** How many have solved it: a row for those who have, and one for those who have not yet. */
export function SolvedView({ share: { solved, open } }: { share: SolvedShare }) {
  const { t } = useTranslation('wall');
  const all = solved.length + open.length;
  return (
    <figure className="wall__figure" aria-label={t('views.solved')}>
      <Sentence quiet>{t('puzzle.solved', { count: solved.length, all })}</Sentence>
      <ol className="wall__rows num">
        <MarkRow name={t('puzzle.yes')} of={solved} marked />
        <MarkRow name={t('puzzle.no')} of={open} />
      </ol>
      <figcaption className="small muted">{t('puzzle.marks')}</figcaption>
    </figure>
  );
}
