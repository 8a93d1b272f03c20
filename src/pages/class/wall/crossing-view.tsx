import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { crossingsOf, type Sweep } from '../../../chart-model/class/crossings.ts';
import type { Machine } from '../../../chart-model/class/machines.ts';
import { type ClassWords, crossingSentence, sizeText } from '../../../chart-model/class/sentence.ts';
import { DEVICE_GROUPS } from '../../../results/class/group.ts';
import { Sentence } from '../../../ui/controls/sentence.tsx';
import { MarkRow } from './mark-row.tsx';

interface CrossingViewProps {
  /** Those whose GPU is one. */
  machines: readonly Machine[];
  sweep: Sweep;
  words: ClassWords;
}

/** A row for each size from which a GPU may win, with a mark for each device that crosses over there. */
export function CrossingView({ machines, sweep, words }: CrossingViewProps) {
  const { t } = useTranslation('wall');
  const crossings = useMemo(() => crossingsOf(machines, sweep), [machines, sweep]);
  const { columns, count, median } = crossings;
  return (
    <figure className="wall__figure" aria-label={t('crossing.label')}>
      <Sentence quiet>{crossingSentence(crossings, words)}</Sentence>
      {count > 0 && columns.length > 2 && (
        <>
          <ol className="wall__rows num">
            {columns.map(({ from, machines: own }) => (
              <MarkRow
                key={from ?? 'never'}
                name={
                  from === null
                    ? t('crossing.never')
                    : t('crossing.from', { size: sizeText(from, words.axis, words.format) })
                }
                of={sorted(own)}
                marked={from !== null && from === median}
                never={from === null}
              />
            ))}
          </ol>
          <figcaption className="small muted">{t('crossing.axis')}</figcaption>
        </>
      )}
    </figure>
  );
}

const sorted = (machines: readonly Machine[]) =>
  machines.toSorted((a, b) => DEVICE_GROUPS.indexOf(a.group) - DEVICE_GROUPS.indexOf(b.group));
