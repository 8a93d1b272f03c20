import { useTranslation } from 'react-i18next';
import type { Machine } from '../../../chart-model/class/machines.ts';
import { answerRange, answerText, type ClassWords } from '../../../chart-model/class/sentence.ts';
import { useFirstRows } from '../../../ui/controls/first-rows.ts';
import { MoreRows } from '../../../ui/controls/more-rows.tsx';
import { ScrollTable } from '../../../ui/controls/scroll-table.tsx';
import { GroupName } from './group-mark.tsx';

/** In the place of a figure that is not there. */
export const NOTHING = '–';

/** The figures behind the picture, in the order in which they came; no names, as everywhere on the wall. */
export function TableView({ machines, words }: { machines: readonly Machine[]; words: ClassWords }) {
  const { t } = useTranslation('wall');
  const rows = useFirstRows(machines);
  const value = (figure: number | null | undefined) => (figure ? answerText(figure, words) : NOTHING);
  return (
    <>
      <ScrollTable label={t('table.label')}>
        <caption>{t('table.label')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.number')}</th>
            <th scope="col">{t('table.group')}</th>
            <th scope="col" className="is-num">
              {t('table.guess')}
            </th>
            <th scope="col" className="is-num">
              {t('table.measured')}
            </th>
            <th scope="col" className="is-num">
              {t('table.interval')}
            </th>
            <th scope="col">{t('table.counts')}</th>
          </tr>
        </thead>
        <tbody ref={rows.list}>
          {rows.drawn.map(({ id, group, guess, measured, standing }, index) => (
            <tr key={id}>
              <th scope="row">{index + 1}</th>
              <td>
                <GroupName group={group} name={t(`groups.${group}`)} />
              </td>
              <td className="is-num">{value(guess)}</td>
              <td className="is-num">{value(measured?.median)}</td>
              <td className="is-num">
                {measured && measured.low < measured.high ? answerRange(measured.low, measured.high, words) : NOTHING}
              </td>
              <td>{t(`table.standing.${standing}`)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <MoreRows rows={rows} />
    </>
  );
}
