import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/controls/button.tsx';
import { LEADS_BACK } from '../../ui/frame/places.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { PUZZLES } from '../../workloads/puzzles/registry.ts';

/** To the puzzles beside it, to all of them, and to giving it to a class. */
export function Ways({ place, solved }: { place: number; solved: boolean }) {
  const { t } = useTranslation(['puzzles', 'classes']);
  const text = useLocalText();
  const [before, after] = [PUZZLES[place - 1], PUZZLES[place + 1]];
  return (
    <nav className="row" aria-label={t('ways.label')}>
      {after && (
        <LinkButton look={solved ? 'primary' : 'plain'} href={`#/puzzles/${after.id}`}>
          {t('ways.next', { number: place + 2, title: text(after.title) })}
        </LinkButton>
      )}
      {before && (
        <LinkButton href={`#/puzzles/${before.id}`}>
          {t('ways.before', { number: place, title: text(before.title) })}
        </LinkButton>
      )}
      <LinkButton href="#/puzzles" {...LEADS_BACK}>
        {t('ways.all')}
      </LinkButton>
      <LinkButton look="quiet" href={`#/class/puzzle/${PUZZLES[place].id}`}>
        {t('classes:givePuzzle')}
      </LinkButton>
    </nav>
  );
}
