import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { countedIn } from '../../chart-model/class/answers.ts';
import { COUNTED } from '../../engine/interpret/api.ts';
import type { Format } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/index.ts';
import type { PuzzleEntry } from '../../results/class/model.ts';
import { LinkButton } from '../../ui/controls/button.tsx';
import { useFormat, useLocale } from '../../ui/state/locale.ts';
import { ClassRow, ClassTable, calledOf, type RowText } from './class-table.tsx';

interface AnswersTableProps {
  id: string;
  entries: readonly PuzzleEntry[];
  /** What was handed in, by run. */
  texts: ReadonlyMap<string, string>;
}

/** Answers to a puzzle. */
export function AnswersTable({ id, entries, texts }: AnswersTableProps) {
  const { t } = useTranslation(['classes', 'wall']);
  const { t: score } = useTranslation('touches');
  const locale = useLocale();
  const format = useFormat();
  const counted = countedIn(entries);
  const columns = [
    { id: 'solved', title: t('table.puzzle.solved') },
    { id: 'by', title: t('table.puzzle.by') },
    ...counted.map((name) => ({ id: name, title: score(`score.${name}`), figures: true })),
  ];
  return (
    <ClassTable
      entries={entries}
      columns={columns}
      row={(entry, place) => (
        <Row
          key={entry.id}
          id={id}
          place={place}
          entry={entry}
          // Equal lists are one text: a row is drawn anew only where it changes.
          counted={counted.join()}
          t={t}
          locale={locale}
          format={format}
          text={texts.get(entry.id) ?? ''}
        />
      )}
    />
  );
}

interface RowProps {
  id: string;
  place: number;
  entry: PuzzleEntry;
  /** Names of counts with commas between. */
  counted: string;
  t: RowText;
  locale: Locale;
  format: Format;
  text: string;
}

const Row = memo(function Row({ id, place, entry, counted, t, locale, format, text: kept }: RowProps) {
  const { solved, byGpu, counts, source } = entry;
  const called = calledOf(entry, place, t, locale);
  const names = COUNTED.filter((one) => counted.split(',').includes(one));
  return (
    <ClassRow
      {...{ id, entry, called, t }}
      came={t(source === 'full' ? 'table.puzzle.full' : 'table.puzzle.digest')}
      opener={
        <LinkButton
          look="quiet"
          size="small"
          href={`#/class/${kept}`}
          aria-label={t('table.openNamed', { name: called })}
        >
          {t('table.open')}
        </LinkButton>
      }
    >
      <td>{t(solved ? 'table.puzzle.yes' : 'table.puzzle.no')}</td>
      <td>{t(byGpu ? 'table.puzzle.byGpu' : 'table.puzzle.byInterpreter')}</td>
      {names.map((one) => (
        <td key={one} className="is-num">
          {counts ? format.number(counts[one]) : t('table.puzzle.uncounted')}
        </td>
      ))}
    </ClassRow>
  );
});
