import { useTranslation } from 'react-i18next';
import type { Counted } from '../../../chart-model/class/answers.ts';
import { Sentence } from '../../../ui/controls/sentence.tsx';
import { useFormat } from '../../../ui/state/locale.ts';
import { MarkRow } from './mark-row.tsx';

interface CountsViewProps {
  counted: readonly Counted[];
  /** How many have solved it. */
  solved: number;
}

/** What right answers ask of memory: for each count a row for each figure, with a mark for each answer. */
export function CountsView({ counted, solved }: CountsViewProps) {
  const { t } = useTranslation(['wall', 'touches']);
  const format = useFormat();
  const middle = counted.some(({ rows }) => rows.length > 1) ? t('puzzle.middle') : '';
  return (
    <figure className="wall__figure" aria-label={t('views.counts')}>
      <Sentence quiet>{t(counted.length > 0 ? 'puzzle.counted' : 'puzzle.uncounted', { count: solved })}</Sentence>
      <div className="wall__counts">
        {counted.map(({ name, rows, median }) => (
          <section key={name} className="wall__count" aria-label={t(`touches:score.${name}`)}>
            <h2 className="wall__count-name">{t(`touches:score.${name}`)}</h2>
            <ol className="wall__rows num">
              {rows.map(({ value, entries }) => (
                <MarkRow
                  key={value}
                  name={format.number(value)}
                  of={entries}
                  marked={rows.length > 1 && value === median}
                />
              ))}
            </ol>
          </section>
        ))}
      </div>
      {counted.length > 0 && <figcaption className="small muted">{t('puzzle.countsNote', { middle })}</figcaption>}
    </figure>
  );
}
