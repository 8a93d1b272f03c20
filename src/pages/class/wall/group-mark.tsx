import { GROUP_LOOKS } from '../../../chart-model/class/looks.ts';
import { markPath } from '../../../chart-model/class/marks.ts';
import type { DeviceGroup } from '../../../results/class/group.ts';

interface GroupPathProps {
  group: DeviceGroup;
  /** One mark or many. */
  path: string;
}

/** Marks of a group in a drawing: hollow ones are filled with the ground, so that lines behind do not cross them. */
export function GroupPath({ group, path }: GroupPathProps) {
  const { color, filled } = GROUP_LOOKS[group];
  return <path className="wall__marks" d={path} fill={filled ? color : 'var(--paper)'} stroke={color} />;
}

/** A group's mark, for beside its name. */
export function GroupMark({ group }: { group: DeviceGroup }) {
  return (
    <svg className="wall__key" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <GroupPath group={group} path={markPath(GROUP_LOOKS[group].shape, 10, 10, 8)} />
    </svg>
  );
}

export const GroupName = ({ group, name }: { group: DeviceGroup; name: string }) => (
  <span className="wall__group">
    <GroupMark group={group} />
    <span>{name}</span>
  </span>
);
