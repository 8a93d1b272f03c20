import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answerText, type ClassWords } from '../../chart-model/class/sentence.ts';
import type { Locale } from '../../i18n/index.ts';
import type { Assignment, Entry } from '../../results/class/model.ts';
import { answerOf } from '../../results/class/question.ts';
import { wholeResult } from '../../results/class/read-hand-in.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useLocale } from '../../ui/state/locale.ts';
import { workloads } from '../../workloads/registry.ts';
import { ClassRow, ClassTable, calledOf, type RowText } from './class-table.tsx';
import { useClassWords } from './class-words.ts';

interface EntriesTableProps {
  id: string;
  assignment: Assignment;
  entries: readonly Entry[];
  /** What was handed in, by run. */
  texts: ReadonlyMap<string, string>;
}

/** Runs of a plan. */
export function EntriesTable({ id, assignment, entries, texts }: EntriesTableProps) {
  const { t } = useTranslation(['classes', 'wall']);
  const locale = useLocale();
  const words = useClassWords(assignment);
  const columns = [
    { id: 'guess', title: t('table.guess'), figures: true },
    { id: 'measured', title: t('table.measured'), figures: true },
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
          assignment={assignment}
          words={words}
          t={t}
          locale={locale}
          text={texts.get(entry.id) ?? ''}
        />
      )}
    />
  );
}

interface RowProps {
  id: string;
  place: number;
  entry: Entry;
  assignment: Assignment;
  words: ClassWords;
  t: RowText;
  locale: Locale;
  text: string;
}

const Row = memo(function Row({ id, place, entry, assignment, words, t, locale, text: kept }: RowProps) {
  const answer = useMemo(() => answerOf(assignment, entry, workloads), [assignment, entry]);
  const { guess, source, rows } = entry;
  const called = calledOf(entry, place, t, locale);
  const all = assignment.cases.length;
  return (
    <ClassRow
      {...{ id, entry, called, t }}
      came={source === 'full' ? t('table.full') : t('table.digest', { held: rows.length, count: all })}
      opener={<OpenResult name={called} kept={kept} />}
    >
      <td className="is-num">{guess === null ? t('table.noGuess') : answerText(guess, words)}</td>
      <td className="is-num">{answer ? answerText(answer.median, words) : t('table.noAnswer')}</td>
    </ClassRow>
  );
});

/** Its link is made when it is asked for: two hundred of them take a while. */
function OpenResult({ name, kept }: { name: string; kept: string }) {
  const { t } = useTranslation('classes');
  const [, navigate] = useLocation();
  const [unreadable, setUnreadable] = useState(false);
  const open = () => {
    const data = kept.startsWith('r/') ? kept.slice(2) : wholeResult(kept.slice(2));
    if (data === null) setUnreadable(true);
    else navigate(`/r/${data}`);
  };
  return (
    <>
      <Button look="quiet" size="small" aria-label={t('table.openNamed', { name })} onClick={open}>
        {t('table.open')}
      </Button>
      <span className="small" role="status">
        {unreadable && t('table.unreadable')}
      </span>
    </>
  );
}
