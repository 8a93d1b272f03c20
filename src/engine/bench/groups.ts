/** Cases of equal workload and parameters form a group: they share inputs and verifier, and their batches interleave. */
import { workloadOf } from '../case-id.ts';
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
  /** A part of a group that does not fit into memory at once: its cases do not interleave with those of the others. */
  readonly split: boolean;
}

export interface Grouped {
  readonly groups: readonly Group[];
  /** Cases that this version of the app does not know, by place in the plan. */
  readonly unknown: readonly number[];
}

/** Groups a plan, cheapest group first, and splits groups whose sessions would hold more than `residentBytes`. */
export function groupCases(plan: Plan, workloads: readonly Workload[], residentBytes: number): Grouped {
  const byKey = new Map<string, Whole>();
  const unknown: number[] = [];
  plan.cases.forEach((id, index) => {
    const workload = workloadOf(id, workloads);
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

interface Whole {
  readonly workload: Workload;
  readonly params: Params;
  readonly cases: GroupCase[];
}

/** Our own contenders on one GPU share their inputs, which nobody writes; all others hold their own. */
function splitByMemory(group: Whole, residentBytes: number): Group[] {
  const { inputs, outputs, state = {} } = group.workload.tensors(group.params);
  const { copies, places } = rotationOf({ ...group, sets: [{}, {}] });
  const inputBytes = bytesOf(inputs) * copies;
  const parts: GroupCase[][] = [[]];
  let held = 0;
  /** GPUs that hold the inputs. */
  let shared = new Set<string>();
  for (const one of group.cases) {
    const shares = one.variant.on === 'gpu' ? (one.id.gpu ?? 'gpu') : null;
    const own = bytesOf(outputs) * places + bytesOf(state) + bytesOf(one.variant.scratch?.(group.params) ?? {});
    const bytes: number = own + (shares !== null && shared.has(shares) ? 0 : inputBytes);
    const full = held + bytes > residentBytes && parts[parts.length - 1].length > 0;
    if (full) parts.push([]);
    parts[parts.length - 1].push(one);
    held = full ? own + inputBytes : held + bytes;
    if (full) shared = new Set();
    if (shares !== null) shared.add(shares);
  }
  return parts.map((cases) => ({ ...group, cases, split: parts.length > 1 }));
}
