import { useTranslation } from 'react-i18next';
import type { ThreadPlace } from '../../engine/interpret/api.ts';

type Three = readonly [number, number, number];

/** What a thread is called where there are so many workgroups: with its workgroup where there are several. */
export function useThreadName(workgroups: Three): (place: ThreadPlace) => string {
  const { t } = useTranslation('touches');
  const dimensions = workgroups[2] > 1 ? 3 : workgroups[1] > 1 ? 2 : 1;
  const several = workgroups.some((count) => count > 1);
  return ({ workgroup, thread }) =>
    several ? t('threadOf', { thread, workgroup: workgroup.slice(0, dimensions).join(', ') }) : t('thread', { thread });
}

/** A thread by its number in the dispatch. */
export function placeOfThread(id: number, [x, y]: Three, size: Three): ThreadPlace {
  const each = size[0] * size[1] * size[2];
  const group = Math.floor(id / each);
  return { workgroup: [group % x, Math.floor(group / x) % y, Math.floor(group / (x * y))], thread: id % each };
}
