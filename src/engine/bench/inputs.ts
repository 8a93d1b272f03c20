import type { Plan, Reason, Tensors } from '../contract.ts';
import { elementCount } from '../sizes.ts';
import type { Group } from './groups.ts';
import { badInput } from './reasons.ts';

/** A group's inputs: generated from the seed, the visitor's own where the plan brings some of the right size. */
export function inputsOf(group: Group, plan: Plan): { readonly inputs: Tensors } | { readonly reason: Reason } {
  const { workload, params } = group;
  const own = plan.inputs?.[workload.id] ?? {};
  const specs = workload.tensors(params).inputs;
  for (const [name, data] of Object.entries(own)) {
    const expected = specs[name] ? elementCount(specs[name]) : 0;
    if (data.length !== expected) return { reason: badInput(name, expected, data.length) };
  }
  return { inputs: { ...workload.generate(params, plan.seed), ...own } };
}
