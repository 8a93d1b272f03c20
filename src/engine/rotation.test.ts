import { expect, test } from 'vitest';
import { workloads } from '../workloads/registry.ts';
import { caseOf, resolveParams } from './case-id.ts';
import { rotationOf } from './rotation.ts';

test.each(workloads.flatMap((workload) => [2, 3, 4].map((sets) => [workload.id, sets, workload] as const)))(
  '%s with %i sets: neighbours differ, and what lies in a place is of another set',
  (_, sets, workload) => {
    const resolved = resolveParams(workload, {});
    if (!resolved.ok) throw new Error(resolved.problem.en);
    const { params } = caseOf(workload, '', resolved.params);
    const { copies, places } = rotationOf({ workload, params, sets: Array.from({ length: sets }, () => ({})) });
    expect(copies % sets).toBe(0);
    expect(places).toBeGreaterThan(sets);
    for (let i = 0; i < 3 * copies * places; i++) {
      expect(i % sets).not.toBe((i + 1) % sets);
      expect(i % sets).not.toBe((i + places) % sets);
      expect((i % copies) % sets).toBe(i % sets);
    }
  },
);
