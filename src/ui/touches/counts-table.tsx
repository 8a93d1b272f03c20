import { useTranslation } from 'react-i18next';
import { COUNTED } from '../../engine/interpret/api.ts';
import type { WatchedPass } from '../../engine/interpret/case.ts';
import { ScrollTable } from '../controls/scroll-table.tsx';
import { useFormat } from '../state/locale.ts';

/** How often the threads of a pass touched what they share. */
export function CountsTable({ pass: { workgroups, ran } }: { pass: WatchedPass }) {
  const { t } = useTranslation('touches');
  const format = useFormat();
  const groups = workgroups[0] * workgroups[1] * workgroups[2];
  const [x, y, z] = ran.workgroupSize;
  const told = (what: 'threads' | 'groups', count: number) =>
    t(`counts.${what}`, { count, number: format.integer(count) });
  return (
    <>
      <ScrollTable label={t('counts.title')}>
        <thead>
          <tr>
            <th scope="col">{t('counts.what')}</th>
            <th scope="col" className="is-num">
              {t('counts.all')}
            </th>
            <th scope="col" className="is-num">
              {t('counts.most')}
            </th>
          </tr>
        </thead>
        <tbody>
          {COUNTED.map((name) => (
            <tr key={name}>
              <th scope="row">{t(`counts.${name}`)}</th>
              <td className="is-num">{format.integer(ran.counts[name])}</td>
              <td className="is-num">{format.integer(ran.most[name])}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <p className="small muted">
        {t('counts.of', { threads: told('threads', groups * x * y * z), groups: told('groups', groups) })}
      </p>
    </>
  );
}
