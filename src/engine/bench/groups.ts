/** Cases of equal workload and parameters form a group: they share inputs and verifier, and their batches interleave. */
import type { CaseId, Params, Plan, Variant, Workload } from '../contract.ts';
import { rotationOf } from '../rotation.ts';
import { bytesOf } from '../sizes.ts';
import { workOf } from './estimate.ts';

export interface GroupCase {
  /** Place in the plan. */
  readonly index: number;
  readonly id: CaseId;
  readonly variant: Variant;
}

export interface Group {
  readonly workload: Workload;
  readonly params: Params;
  readonly cases: readonly GroupCase[];
}

export interface Grouped {
  readonly groups: readonly Group[];
  /** Cases that this version of the app does not know, by place in the plan. */
  readonly unknown: readonly number[];
}

/** Groups a plan, cheapest group first, and splits groups whose sessions would hold more than `residentBytes`. */
export function groupCases(plan: Plan, workloads: readonly Workload[], residentBytes: number): Grouped {
  const byKey = new Map<string, { workload: Workload; params: Params; cases: GroupCase[] }>();
  const unknown: number[] = [];
  plan.cases.forEach((id, index) => {
    const workload = workloads.find((known) => known.id === id.workload && known.version === id.version);
    const variant = workload?.variants.find((known) => known.id === id.variant);
    if (!workload || !variant) {
      unknown.push(index);
      return;
    }
    const key = JSON.stringify([id.workload, id.params]);
    const group = byKey.get(key) ?? { workload, params: id.params, cases: [] };
    group.cases.push({ index, id, variant });
    byKey.set(key, group);
  });
  const groups = [...byKey.values()].flatMap((group) => splitByMemory(group, residentBytes));
  groups.sort((a, b) => workOf(a.workload.cost(a.params)) - workOf(b.workload.cost(b.params)));
  return { groups, unknown };
}

function splitByMemory(group: Group, residentBytes: number): Group[] {
  const { inputs, outputs } = group.workload.tensors(group.params);
  const { copies, places } = rotationOf({ ...group, sets: [{}, {}] });
  const common = bytesOf(inputs) * copies + bytesOf(outputs) * places;
  const parts: GroupCase[][] = [[]];
  let held = 0;
  for (const one of group.cases) {
    const bytes = common + bytesOf(one.variant.scratch?.(group.params) ?? {});
    if (held + bytes > residentBytes && parts[parts.length - 1].length) {
      parts.push([]);
      held = 0;
    }
    parts[parts.length - 1].push(one);
    held += bytes;
  }
  return parts.map((cases) => ({ ...group, cases }));
}
