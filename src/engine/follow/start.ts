/** Where somebody begins who goes on from iteration to iteration. */
import { badInput } from '../bench/reasons.ts';
import type { Params, Reason, Tensors, Workload } from '../contract.ts';
import { elementCount } from '../sizes.ts';

interface Asked {
  readonly seed: number;
  /** Replace generated ones of the same name and size; of the state too. */
  readonly inputs?: Tensors;
  /** What is brought will be written over: it must be this contender's own. */
  readonly fed?: true;
}

/** What is generated, and in the place of some of it what was brought. */
export function startOf(
  workload: Workload,
  params: Params,
  { seed, inputs = {}, fed }: Asked,
): { readonly tensors: Tensors } | { readonly reason: Reason } {
  const { inputs: own, state } = workload.tensors(params);
  const specs = { ...own, ...state };
  for (const [name, data] of Object.entries(inputs)) {
    const expected = specs[name] ? elementCount(specs[name]) : 0;
    if (data.length !== expected) return { reason: badInput(name, expected, data.length) };
  }
  const brought = fed ? Object.fromEntries(Object.entries(inputs).map(([name, data]) => [name, data.slice()])) : inputs;
  return { tensors: { ...workload.generate(params, seed), ...brought } };
}
