import { costOf } from '../../../engine/bench/estimate.ts';
import type { Params, Variant } from '../../../engine/contract.ts';
import { type Choice, paramsAt } from '../../../ui/plan/choice.ts';

/**
 * Operations up to which a size is tuned: a second or so of one iteration, on a software adapter and on a small GPU.
 * Larger sizes use what was found at the largest that was tuned.
 */
const MOST = { software: 2.2e9, hardware: 2e11 } as const;

/** The chosen sizes that are worth tuning, ascending; none where the choice holds none, and the workload's own are right. */
export function sizesToTune(choice: Choice, variant: Variant, software: boolean): readonly Params[] {
  const resolved = [...choice.sizes].sort((a, b) => a - b).map((size) => paramsAt(choice, size));
  const most = MOST[software ? 'software' : 'hardware'];
  return resolved
    .flatMap((one) => (one.ok ? [one.params] : []))
    .filter((params) => costOf(choice.workload, variant, params).flops <= most);
}
