import type { Workload } from '../engine/contract.ts';
import type { SummaryRow } from './summary.ts';

/** What a row measured; undefined for a workload, or a version of it, that this Lockstep does not have. */
export const workloadOf = (
  row: Pick<SummaryRow, 'workload' | 'case'>,
  workloads: readonly Workload[],
): Workload | undefined =>
  workloads.find(({ id, version }) => id === row.workload && row.case.startsWith(`${id}@${version}:`));
