import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Sweep, type Wins, winsBySize } from '../../../chart-model/class/crossings.ts';
import type { Machine } from '../../../chart-model/class/machines.ts';
import { type ClassWords, sizeText, winsSentence } from '../../../chart-model/class/sentence.ts';
import { Sentence } from '../../../ui/controls/sentence.tsx';
import { useMarks } from '../../../ui/state/locale.ts';

interface WinsViewProps {
  /** Those whose GPU is one. */
  machines: readonly Machine[];
  sweep: Sweep;
  words: ClassWords;
}

const PARTS = [
  { part: 'cpu', side: 'side-cpu' },
  { part: 'level', side: 'wall__level' },
  { part: 'gpu', side: 'side-gpu' },
] as const satisfies readonly { part: keyof Wins; side: string }[];

/** A bar for each size: how many devices the CPU wins on, from the left, and how many the GPU, to the right end. */
export function WinsView({ machines, sweep, words }: WinsViewProps) {
  const { t } = useTranslation('wall');
  const { colon } = useMarks();
  const wins = useMemo(() => winsBySize(machines, sweep), [machines, sweep]);
  const known = wins.some(({ cpu, level, gpu }) => cpu + level + gpu > 0);
  return (
    <figure className="wall__figure" aria-label={t('wins.label')}>
      <Sentence quiet>{winsSentence(wins, words)}</Sentence>
      {known && (
        <>
          <ul className="wall__legend">
            {PARTS.map(({ part, side }) => (
              <li key={part} className={side}>
                <span className="swatch" aria-hidden="true" />
                <span>{t(`wins.${part}`)}</span>
              </li>
            ))}
          </ul>
          <ol className="wall__rows num">
            {wins.map((one) => (
              <li key={one.size} className="wall__row wall__row--bar">
                <span className="wall__row-name">{sizeText(one.size, words.axis, words.format)}</span>
                <span className="wall__bar">
                  {PARTS.map(
                    ({ part, side }) => one[part] > 0 && <Part key={part} part={part} side={side} one={one} />,
                  )}
                </span>
                {one.missing > 0 && (
                  <span className="small muted">{t('wins.missing') + colon + words.format.integer(one.missing)}</span>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </figure>
  );
}

function Part({ part, side, one }: { part: (typeof PARTS)[number]['part']; side: string; one: Wins }) {
  const { t } = useTranslation('wall');
  const { colon } = useMarks();
  return (
    <span className={`wall__part ${side}`} style={{ flexGrow: one[part] }}>
      <span className="visually-hidden">{t(`wins.${part}`) + colon}</span>
      <span className="wall__part-count">{one[part]}</span>
    </span>
  );
}
