import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/controls/button.tsx';
import { nextOf, solvedIn } from '../../ui/puzzle/progress.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { useServices } from '../../ui/state/services.tsx';
import type { Puzzle } from '../../workloads/puzzles/puzzle.ts';
import { PARTS, PUZZLES } from '../../workloads/puzzles/registry.ts';
import { SmallPicture } from './small-picture.tsx';
import './puzzles.css';

/** All puzzles in their order, which are solved, and where to begin or go on. */
export function PuzzleMap() {
  const { t } = useTranslation('puzzles');
  const text = useLocalText();
  const { preferences } = useServices();
  const [solved] = useState(() => solvedIn(preferences));
  const next = nextOf(solved);
  const count = PUZZLES.filter(({ id }) => solved.has(id)).length;
  return (
    <>
      <div className="row">
        {next && (
          <LinkButton look="primary" href={`#/puzzles/${next.id}`}>
            {t(count > 0 ? 'map.goOn' : 'map.begin', { number: PUZZLES.indexOf(next) + 1, title: text(next.title) })}
          </LinkButton>
        )}
        <span className="muted num">{next ? t('map.solved', { count, of: PUZZLES.length }) : t('map.all')}</span>
      </div>
      {PARTS.map(({ id, puzzles }) => (
        <section key={id} className="stack" aria-labelledby={`part-${id}`}>
          <h2 id={`part-${id}`}>{t(`map.parts.${id}.title`)}</h2>
          <p className="muted">{t(`map.parts.${id}.text`)}</p>
          <ol className="puzzle-map" start={PUZZLES.indexOf(puzzles[0]) + 1}>
            {puzzles.map((puzzle) => (
              <Card key={puzzle.id} puzzle={puzzle} solved={solved.has(puzzle.id)} next={puzzle === next} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function Card({ puzzle, solved, next }: { puzzle: Puzzle; solved: boolean; next: boolean }) {
  const { t } = useTranslation('puzzles');
  const text = useLocalText();
  return (
    <li>
      <a className="puzzle-map__card" href={`#/puzzles/${puzzle.id}`} data-next={next || undefined}>
        <span className="puzzle-map__picture">
          <SmallPicture puzzle={puzzle} />
        </span>
        <span className="puzzle-map__title">
          <span className="num muted" aria-hidden="true">
            {PUZZLES.indexOf(puzzle) + 1}
          </span>{' '}
          {text(puzzle.title)}
        </span>
        <span className="puzzle-map__formula small mono">{puzzle.formula}</span>
        {solved && <span className="puzzle-map__solved small">{t('map.done')}</span>}
      </a>
    </li>
  );
}
