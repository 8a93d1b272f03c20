/** What the fields do for each byte before anything is measured: counting needs no run. Pure. */
import { expandPattern } from '../../engine/bench/plan.ts';
import type { Params } from '../../engine/contract.ts';
import { workloads } from '../../workloads/registry.ts';
import type { Results } from '../lesson.ts';
import { type Counted, countedAt, countsOf, FIELDS, type FieldId } from './fields.ts';
import { runs } from './runs.ts';

/** The sizes of a run on a GPU. */
function paramsOf(field: FieldId): Params {
  for (const pattern of runs.fields.patterns) {
    const expanded = expandPattern(pattern, workloads);
    const found = expanded.ok && expanded.cases.find(({ workload }) => workload === field);
    if (found) return found.params;
  }
  throw new Error(`The run has no ${field}.`);
}

/** All four, at the sizes of the run; before it, at those that it has on a GPU. */
export function allCounts(results: Results): readonly Counted[] {
  const counts = countsOf(results);
  return counts.length === FIELDS.length ? counts : FIELDS.map((field) => countedAt(field, paramsOf(field.id)));
}
