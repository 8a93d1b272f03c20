import { useTranslation } from 'react-i18next';
import { countedIn } from '../../../chart-model/class/answers.ts';
import type { PuzzleEntry } from '../../../results/class/model.ts';
import { useFirstRows } from '../../../ui/controls/first-rows.ts';
import { MoreRows } from '../../../ui/controls/more-rows.tsx';
import { ScrollTable } from '../../../ui/controls/scroll-table.tsx';
import { useFormat } from '../../../ui/state/locale.ts';
import { GroupName } from './group-mark.tsx';
import { NOTHING } from './table-view.tsx';

/** Every answer in the order in which they came, without names. */
export function AnswersView({ entries }: { entries: readonly PuzzleEntry[] }) {
  const { t } = useTranslation(['wall', 'classes', 'touches']);
  const format = useFormat();
  const counted = countedIn(entries);
  const rows = useFirstRows(entries);
  return (
    <>
      <ScrollTable label={t('puzzle.table')}>
        <caption>{t('puzzle.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.number')}</th>
            <th scope="col">{t('table.group')}</th>
            <th scope="col">{t('classes:table.puzzle.solved')}</th>
            {counted.map((name) => (
              <th key={name} scope="col" className="is-num">
                {t(`touches:score.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={rows.list}>
          {rows.drawn.map(({ id, group, solved, counts }, index) => (
            <tr key={id}>
              <th scope="row">{index + 1}</th>
              <td>
                <GroupName group={group} name={t(`groups.${group}`)} />
              </td>
              <td>{t(solved ? 'classes:table.puzzle.yes' : 'classes:table.puzzle.no')}</td>
              {counted.map((name) => (
                <td key={name} className="is-num">
                  {counts ? format.number(counts[name]) : NOTHING}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <MoreRows rows={rows} />
    </>
  );
}
