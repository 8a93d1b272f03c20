import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../i18n/index.ts';
import type { HandedIn } from '../../results/class/model.ts';
import { nicknameText } from '../../results/class/nickname.ts';
import { useFirstRows } from '../../ui/controls/first-rows.ts';
import { MoreRows } from '../../ui/controls/more-rows.tsx';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { TakeOut } from './take-out.tsx';

export interface Column {
  readonly id: string;
  readonly title: string;
  readonly figures?: boolean;
}

interface ClassTableProps<E extends HandedIn> {
  /** In the order in which they came. */
  entries: readonly E[];
  /** Between whose it is and what it ran on. */
  columns: readonly Column[];
  /** A `ClassRow`. @param place from 1 */
  row: (entry: E, place: number) => ReactNode;
}

/** What a class handed in, for the teacher's own screen: the wall shows no nickname. */
export function ClassTable<E extends HandedIn>({ entries, columns, row }: ClassTableProps<E>) {
  const { t } = useTranslation('classes');
  const rows = useFirstRows(entries, 'handed-in');
  return (
    <div className="class-table">
      <ScrollTable label={t('table.caption')}>
        <caption>{t('table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.name')}</th>
            <th scope="col">{t('table.group')}</th>
            {columns.map(({ id, title, figures }) => (
              <th key={id} scope="col" className={figures ? 'is-num' : undefined}>
                {title}
              </th>
            ))}
            <th scope="col">{t('table.adapter')}</th>
            <th scope="col">{t('table.browser')}</th>
            <th scope="col">{t('table.came')}</th>
            <th scope="col">{t('table.actions')}</th>
          </tr>
        </thead>
        <tbody ref={rows.list}>{rows.drawn.map((entry, at) => row(entry, at + 1))}</tbody>
      </ScrollTable>
      <MoreRows rows={rows} />
    </div>
  );
}

/** One for all rows: asking for it is most of what a row takes. */
export type RowText = TFunction<['classes', 'wall']>;

/** `3. Amber Fox`. */
export function calledOf({ nickname }: HandedIn, place: number, t: RowText, locale: Locale): string {
  const own = nickname && nicknameText(nickname);
  return `${place}. ${own ? own[locale] : t('table.unnamed')}`;
}

interface ClassRowProps {
  /** Of the class. */
  id: string;
  entry: HandedIn;
  /** See `calledOf`. */
  called: string;
  t: RowText;
  /** How much of it came. */
  came: string;
  /** Opens what came whole. */
  opener: ReactNode;
  /** A cell for each of the columns. */
  children: ReactNode;
}

export function ClassRow({ id, entry, called, t, came, opener, children }: ClassRowProps) {
  const { group, adapter, browser, source } = entry;
  return (
    <tr>
      <th scope="row">{called}</th>
      <td>{t(`wall:groups.${group}`)}</td>
      {children}
      <td>{adapter ?? t('table.notTold')}</td>
      <td>{browser}</td>
      <td>{came}</td>
      <td>
        {source === 'full' && opener}
        <TakeOut id={id} run={entry.id} name={called} />
      </td>
    </tr>
  );
}
