import { useTranslation } from 'react-i18next';
import type { Machine } from '../../../chart-model/class/machines.ts';
import { DEVICE_GROUPS } from '../../../results/class/group.ts';
import { GroupMark } from './group-mark.tsx';

/** The groups that are there, with how many devices each has. */
export function GroupLegend({ machines }: { machines: readonly Pick<Machine, 'group'>[] }) {
  const { t } = useTranslation('wall');
  const groups = DEVICE_GROUPS.map((group) => ({
    group,
    count: machines.filter((machine) => machine.group === group).length,
  })).filter(({ count }) => count > 0);
  if (groups.length === 0) return null;
  return (
    <ul className="wall__legend num" aria-label={t('groups.label')}>
      {groups.map(({ group, count }) => (
        <li key={group}>
          <GroupMark group={group} />
          <span>{t('groups.count', { group: t(`groups.${group}`), count })}</span>
        </li>
      ))}
    </ul>
  );
}
