import { useTranslation } from 'react-i18next';
import type { WorkloadGroup } from '../../chart-model/group.ts';
import { useBesideSource, useGhostRows } from './beside.ts';

/** Whose the pale marks are; nothing where there are none. Part of every picture that is saved. */
export function GhostNote({ group }: { group: WorkloadGroup }) {
  const { t } = useTranslation('reference');
  const beside = useBesideSource();
  const rows = useGhostRows(group, 0);
  if (!beside || !rows || !group.facets.some((facet) => rows.cellsOf(facet).length)) return null;
  return <p className="machines small muted">{t('pale', { machine: beside.told })}</p>;
}
