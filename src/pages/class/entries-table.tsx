import type { TFunction } from 'i18next';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answerText, type ClassWords } from '../../chart-model/class/sentence.ts';
import type { Locale } from '../../i18n/index.ts';
import type { Assignment, Entry } from '../../results/class/model.ts';
import { nicknameText } from '../../results/class/nickname.ts';
import { answerOf } from '../../results/class/question.ts';
import { wholeResult } from '../../results/class/read-hand-in.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useLocale } from '../../ui/state/locale.ts';
import { useMoreEachTime } from '../../ui/state/use-more-each-time.ts';
import { workloads } from '../../workloads/registry.ts';
import { useClassWords } from './class-words.ts';
import { TakeOut } from './take-out.tsx';

interface EntriesTableProps {
  id: string;
  assignment: Assignment;
  entries: readonly Entry[];
  /** What was handed in, by run. */
  texts: ReadonlyMap<string, string>;
}

/** For the teacher's own screen: the wall shows no nickname. */
export function EntriesTable({ id, assignment, entries, texts }: EntriesTableProps) {
  const { t } = useTranslation(['classes', 'wall']);
  const locale = useLocale();
  const words = useClassWords(assignment);
  const drawn = useMoreEachTime(entries);
  return (
    <div className="class-table">
      <ScrollTable label={t('table.caption')}>
        <caption>{t('table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.name')}</th>
            <th scope="col">{t('table.group')}</th>
            <th scope="col" className="is-num">
              {t('table.guess')}
            </th>
            <th scope="col" className="is-num">
              {t('table.measured')}
            </th>
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
              assignment={assignment}
              words={words}
              t={t}
              locale={locale}
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
  entry: Entry;
  assignment: Assignment;
  words: ClassWords;
  /** One for all rows: asking for it is most of what a row takes. */
  t: TFunction<['classes', 'wall']>;
  locale: Locale;
  text: string;
}

const Row = memo(function Row({ id, place, entry, assignment, words, t, locale, text: kept }: RowProps) {
  const answer = useMemo(() => answerOf(assignment, entry, workloads), [assignment, entry]);
  const { group, guess, nickname, adapter, browser, source, rows } = entry;
  const own = nickname && nicknameText(nickname);
  const name = own ? own[locale] : t('table.unnamed');
  const called = `${place}. ${name}`;
  return (
    <tr>
      <th scope="row">{called}</th>
      <td>{t(`wall:groups.${group}`)}</td>
      <td className="is-num">{guess === null ? t('table.noGuess') : answerText(guess, words)}</td>
      <td className="is-num">{answer ? answerText(answer.median, words) : t('table.noAnswer')}</td>
      <td>{adapter ?? t('table.notTold')}</td>
      <td>{browser}</td>
      <td>
        {source === 'full' ? t('table.full') : t('table.digest', { count: rows.length, all: assignment.cases.length })}
      </td>
      <td>
        {source === 'full' && <OpenResult name={called} kept={kept} />}
        <TakeOut id={id} run={entry.id} name={called} />
      </td>
    </tr>
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
