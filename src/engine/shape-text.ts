import { formatCase } from './case-id.ts';
import type { Params, Workload } from './contract.ts';

/** A shape as a case prints it: `n = 17, m = 19`; what follows another is left out. */
export function shapeText(workload: Workload, params: Params): string {
  const { id, version } = workload;
  const printed = formatCase({ workload: id, version, variant: 'x', params }, workload.params);
  return printed.split(':')[2].replaceAll('=', ' = ').replaceAll(',', ', ');
}
