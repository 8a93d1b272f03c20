import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { COUNTED, type Counts } from '../../engine/interpret/api.ts';
import type { Format } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/index.ts';
import type { PuzzleEntry } from '../../results/class/model.ts';
import { nicknameText } from '../../results/class/nickname.ts';
import { LinkButton } from '../../ui/controls/button.tsx';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useLocale } from '../../ui/state/locale.ts';
import { useMoreEachTime } from '../../ui/state/use-more-each-time.ts';
import { TakeOut } from './take-out.tsx';

interface AnswersTableProps {
  id: string;
  entries: readonly PuzzleEntry[];
  /** What was handed in, by run. */
  texts: ReadonlyMap<string, string>;
}

/** Answers to a puzzle, for the teacher's own screen. */
export function AnswersTable({ id, entries, texts }: AnswersTableProps) {
  const { t } = useTranslation(['classes', 'wall', 'touches']);
  const locale = useLocale();
  const format = useFormat();
  const drawn = useMoreEachTime(entries);
  const counted = COUNTED.filter((name) => entries.some(({ counts }) => counts && counts[name] > 0));
  return (
    <div className="class-table">
      <ScrollTable label={t('table.caption')}>
        <caption>{t('table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.name')}</th>
            <th scope="col">{t('table.group')}</th>
            <th scope="col">{t('table.puzzle.solved')}</th>
            <th scope="col">{t('table.puzzle.by')}</th>
            {counted.map((name) => (
              <th key={name} scope="col" className="is-num">
                {t(`touches:score.${name}`)}
              </th>
            ))}
            <th scope="col">{t('table.adapter')}</th>
            <th scope="col">{t('table.browser')}</th>
            <th scope="col">{t('table.came')}</th>
            <th scope="col">{t('table.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {drawn.map((entry, place) => (
            <Row
              key={entry.id}
              id={id}
              place={place + 1}
              entry={entry}
              // Equal lists are one text: a row is drawn anew only where it changes.
              counted={counted.join()}
              t={t}
              locale={locale}
              format={format}
              text={texts.get(entry.id) ?? ''}
            />
          ))}
        </tbody>
      </ScrollTable>
    </div>
  );
}

interface RowProps {
  id: string;
  place: number;
  entry: PuzzleEntry;
  /** Names of counts with commas between. */
  counted: string;
  /** One for all rows: asking for it is most of what a row takes. */
  t: TFunction<['classes', 'wall', 'touches']>;
  locale: Locale;
  format: Format;
  text: string;
}

const Row = memo(function Row({ id, place, entry, counted, t, locale, format, text: kept }: RowProps) {
  const { group, solved, byGpu, counts, nickname, adapter, browser, source } = entry;
  const own = nickname && nicknameText(nickname);
  const name = `${place}. ${own ? own[locale] : t('table.unnamed')}`;
  const names = COUNTED.filter((one): one is keyof Counts => counted.split(',').includes(one));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{t(`wall:groups.${group}`)}</td>
      <td>{t(solved ? 'table.puzzle.yes' : 'table.puzzle.no')}</td>
      <td>{t(byGpu ? 'table.puzzle.byGpu' : 'table.puzzle.byInterpreter')}</td>
      {names.map((one) => (
        <td key={one} className="is-num">
          {counts ? format.number(counts[one]) : t('table.puzzle.uncounted')}
        </td>
      ))}
      <td>{adapter ?? t('table.notTold')}</td>
      <td>{browser}</td>
      <td>{t(source === 'full' ? 'table.puzzle.full' : 'table.puzzle.digest')}</td>
      <td>
        {source === 'full' && (
          <LinkButton look="quiet" size="small" href={`#/class/${kept}`} aria-label={t('table.openNamed', { name })}>
            {t('table.open')}
          </LinkButton>
        )}
        <TakeOut id={id} run={entry.id} name={name} />
      </td>
    </tr>
  );
});
