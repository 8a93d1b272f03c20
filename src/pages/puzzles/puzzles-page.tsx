import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/controls/notice.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { PuzzleDesk } from '../../ui/puzzle/puzzle-desk.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { PUZZLES } from '../../workloads/puzzles/registry.ts';
import { PuzzleMap } from './puzzle-map.tsx';
import { Ways } from './ways.tsx';

/** @param path what follows `#/puzzles/` in the address: nothing, or the id of a puzzle */
export default function PuzzlesPage({ path }: { path: string }) {
  const { t } = useTranslation('puzzles');
  const text = useLocalText();
  const place = PUZZLES.findIndex(({ id }) => id === path);
  const puzzle = PUZZLES[place];
  if (puzzle) {
    return (
      <Page wide title={t('pageTitle', { number: place + 1, title: text(puzzle.title) })} lede={text(puzzle.task)}>
        <PuzzleDesk key={puzzle.id} puzzle={puzzle} ways={(solved) => <Ways place={place} solved={solved} />} />
      </Page>
    );
  }
  return (
    <Page wide title={t('title')} lede={t('lede')}>
      {path && <Notice kind="warning" title={t('unknown', { id: path.slice(0, 40) })} />}
      <PuzzleMap />
    </Page>
  );
}
