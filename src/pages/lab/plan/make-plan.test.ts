import { expect, test } from 'vitest';
import { casesOf, firstChoice } from '../../../ui/plan/choice.ts';
import { workloads } from '../../../workloads/registry.ts';
import { makePlan } from './make-plan.ts';

test('outputs are kept where they are pictures or a drawing is made of them, and nowhere else', () => {
  const kept = workloads.filter((workload) => {
    const choice = firstChoice(workload);
    const planned = casesOf(choice, () => true);
    if (!planned.ok) throw new Error(planned.problem.en);
    return makePlan(choice, planned.cases, null, 1).keepOutputs;
  });
  expect(kept).toEqual(workloads.filter(({ accepts, sketch }) => accepts?.picture?.output || sketch));
  expect(kept).not.toEqual([]);
  // Counts of a picture are none.
  expect(workloads.some(({ accepts }) => accepts?.picture && !accepts.picture.output)).toBe(true);
});
