import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/frame/page.tsx';
import { PuzzleDesk } from '../../ui/puzzle/puzzle-desk.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { PUZZLES } from '../../workloads/puzzles/registry.ts';
import { PuzzleHandInCard } from './puzzle-hand-in-card.tsx';

interface PuzzleStudentProps {
  /** Its id. */
  puzzle: string;
  /** `2.<data>` behind `#/class/a/` */
  data: string;
}

/** A puzzle as an assignment: solve it and hand it in, on one page. */
export default function PuzzleStudent({ puzzle: id, data }: PuzzleStudentProps) {
  const { t } = useTranslation(['classes', 'puzzles']);
  const text = useLocalText();
  const place = PUZZLES.findIndex((one) => one.id === id);
  const puzzle = PUZZLES[place];
  const title = t('puzzles:pageTitle', { number: place + 1, title: text(puzzle.title) });
  return (
    <Page wide title={title} lede={text(puzzle.task)}>
      <PuzzleDesk puzzle={puzzle} after={(checked) => <PuzzleHandInCard puzzle={puzzle} checked={checked} />} />
      <div className="small rule-top">
        <a href={`#/class/new/${data}`}>{t('student.teacher')}</a>
      </div>
    </Page>
  );
}
