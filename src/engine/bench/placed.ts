/** What a case names, found here: for whoever runs it by itself, outside a plan. */
import { workloadOf } from '../case-id.ts';
import type { Backend, CaseId, Params, Reason, Variant, Workload } from '../contract.ts';
import { backendOf } from './devices.ts';
import { NO_BACKEND, UNKNOWN_CASE } from './reasons.ts';

interface Here {
  readonly workloads: readonly Workload[];
  readonly backends: readonly Backend[];
}

export interface Placed {
  readonly workload: Workload;
  readonly variant: Variant;
  readonly params: Params;
  readonly backend: Backend;
}

/** @returns why it cannot run, where it cannot */
export function placeCase(id: CaseId, { workloads, backends }: Here): Placed | Reason {
  const workload = workloadOf(id, workloads);
  const variant = workload?.variants.find((one) => one.id === id.variant);
  if (!workload || !variant) return UNKNOWN_CASE;
  const backend = backendOf(backends, variant, id.gpu);
  return backend ? { workload, variant, params: id.params, backend } : NO_BACKEND;
}

/** Without copies of its inputs that no cache holds: those are for measuring. */
export const uncopied = (workload: Workload): Workload => ({ ...workload, boundBy: () => 'arithmetic' });
