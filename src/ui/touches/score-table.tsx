import { useTranslation } from 'react-i18next';
import { COUNTED } from '../../engine/interpret/api.ts';
import { ScrollTable } from '../controls/scroll-table.tsx';
import { useFormat } from '../state/locale.ts';
import type { Score } from './score.ts';

interface ScoreTableProps {
  /** At which both were counted. */
  shape: string;
  mine: Score;
  /** Null where there is none: one column is left. */
  other: Score | 'counting' | null;
  /** Names the other. */
  otherName: string;
}

/** Two kernels by what they ask of memory. */
export function ScoreTable({ shape, mine, other, otherName }: ScoreTableProps) {
  const { t } = useTranslation('touches');
  const format = useFormat();
  const counted = other === 'counting' ? null : other;
  const rows = COUNTED.filter((name) => mine[name] > 0 || (counted?.[name] ?? 0) > 0);
  return (
    <>
      <ScrollTable label={t('score.counts')}>
        <thead>
          <tr>
            <th scope="col">{t('score.counted', { shape })}</th>
            <th scope="col" className="is-num">
              {t('score.mine')}
            </th>
            {other && (
              <th scope="col" className="is-num">
                {otherName}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((name) => (
            <tr key={name}>
              <th scope="row">{t(`score.${name}`)}</th>
              <td className="is-num">{format.number(mine[name])}</td>
              {other && <td className="is-num">{counted ? format.number(counted[name]) : '…'}</td>}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <p className="small muted">{t('score.note')}</p>
    </>
  );
}
