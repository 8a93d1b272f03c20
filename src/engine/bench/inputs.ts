import type { Plan, Reason, TensorData, Tensors } from '../contract.ts';
import { elementCount } from '../sizes.ts';
import type { Group } from './groups.ts';
import { badInput } from './reasons.ts';

/**
 * A group's sets of inputs, which differ so that neighbouring iterations do: generated from the seed and the one after
 * it. The visitor's own, where the plan brings some of the right size, is taken as it is and once more as a rolled view.
 */
export function inputSetsOf(
  group: Group,
  plan: Plan,
): { readonly sets: readonly [Tensors, Tensors] } | { readonly reason: Reason } {
  const { workload, params } = group;
  const own = plan.inputs?.[workload.id] ?? {};
  const specs = workload.tensors(params).inputs;
  for (const [name, data] of Object.entries(own)) {
    const expected = specs[name] ? elementCount(specs[name]) : 0;
    if (data.length !== expected) return { reason: badInput(name, expected, data.length) };
  }
  const rolled = Object.fromEntries(Object.entries(own).map(([name, data]) => [name, roll(data)]));
  return {
    sets: [
      { ...workload.generate(params, plan.seed), ...own },
      { ...workload.generate(params, plan.seed + 1), ...rolled },
    ],
  };
}

/** Rotated by about half, a multiple of four elements: pixels stay whole. What is shorter than that stays as it is. */
function roll(data: TensorData): TensorData {
  const by = 4 * Math.ceil(data.length / 8);
  if (by >= data.length) return data;
  const rolled = data.slice();
  rolled.set(data.subarray(by), 0);
  rolled.set(data.subarray(0, by), data.length - by);
  return rolled;
}
