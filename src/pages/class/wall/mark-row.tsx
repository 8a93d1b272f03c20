import type { DeviceGroup } from '../../../results/class/group.ts';
import { GroupMark } from './group-mark.tsx';

interface MarkRowProps {
  name: string;
  /** In the order in which they are drawn. */
  of: readonly { readonly id: string; readonly group: DeviceGroup }[];
  /** Where the middle one stands, or what is asked about. */
  marked?: boolean;
  /** Nothing of what is asked. */
  never?: boolean;
}

/** A row of a picture that counts: its name, how many, and a mark for each. */
export function MarkRow({ name, of, marked, never }: MarkRowProps) {
  return (
    <li className={never ? 'wall__row wall__row--never' : 'wall__row'} data-median={marked ? '' : undefined}>
      <span className="wall__row-name">{name}</span>
      <span className="wall__row-count">{of.length}</span>
      <span className="wall__row-marks">
        {of.map(({ id, group }) => (
          <GroupMark key={id} group={group} />
        ))}
      </span>
    </li>
  );
}
