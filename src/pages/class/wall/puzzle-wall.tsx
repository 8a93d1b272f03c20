import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countsOf, solvedShare } from '../../../chart-model/class/answers.ts';
import type { PuzzleClass, PuzzleEntry } from '../../../results/class/model.ts';
import { Sentence } from '../../../ui/controls/sentence.tsx';
import { useTaskWords } from '../class-words.ts';
import { AnswersView } from './answers-view.tsx';
import { CountsView } from './counts-view.tsx';
import { GroupLegend } from './legend.tsx';
import { SolvedView } from './solved-view.tsx';
import { PUZZLE_VIEWS, viewOf } from './views.ts';
import { WallFrame } from './wall-frame.tsx';

interface PuzzleWallProps {
  shown: PuzzleClass;
  /** As the address names it. */
  view: string | undefined;
  route: string;
  close: string;
}

/** Answers of a class to a puzzle, on a projector, without names. */
export function PuzzleWall({ shown, view: named, route, close }: PuzzleWallProps) {
  const { name, assignment, entries, refused } = shown;
  const view = viewOf(PUZZLE_VIEWS, named);
  const { question, about } = useTaskWords(assignment);
  return (
    <WallFrame
      title={question}
      about={`${name} · ${about}`}
      entries={entries}
      refused={refused.length}
      views={PUZZLE_VIEWS}
      view={view}
      steps={false}
      route={route}
      close={close}
    >
      {(present) => <Shown entries={present} view={view} />}
    </WallFrame>
  );
}

function Shown({ entries, view }: { entries: readonly PuzzleEntry[]; view: (typeof PUZZLE_VIEWS)[number] }) {
  const { t } = useTranslation('wall');
  const share = useMemo(() => solvedShare(entries), [entries]);
  const counted = useMemo(() => countsOf(entries), [entries]);
  if (entries.length === 0) return <Sentence quiet>{t('sentence.empty')}</Sentence>;
  return (
    <>
      {view === 'solved' && <SolvedView share={share} />}
      {view === 'counts' && <CountsView counted={counted} solved={share.solved.length} />}
      {view === 'table' && <AnswersView entries={entries} />}
      <GroupLegend machines={entries} />
    </>
  );
}
