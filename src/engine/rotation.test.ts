import { expect, test } from 'vitest';
import { workloads } from '../workloads/registry.ts';
import { caseOf, resolveParams } from './case-id.ts';
import { rotationOf } from './rotation.ts';
import { bytesOf } from './sizes.ts';

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

test.each([0, 1, 2 ** 16, 2 ** 24, Infinity])(
  '%d bytes of room: no more than fit, never fewer than are needed',
  (room) => {
    for (const workload of workloads.filter(({ id }) => id === 'vector-add' || id === 'matmul')) {
      const resolved = resolveParams(workload, {});
      if (!resolved.ok) throw new Error(resolved.problem.en);
      const { params } = caseOf(workload, '', resolved.params);
      const job = { workload, params, sets: [{}, {}] };
      const { inputs, outputs } = workload.tensors(params);
      const { copies, places } = rotationOf(job, room);
      expect(copies).toBeGreaterThanOrEqual(2);
      expect(places).toBeGreaterThanOrEqual(3);
      expect(copies % 2).toBe(0);
      expect(places % 2).toBe(1);
      // Rounding up to what sets need takes one more at most.
      if (copies > 2) expect((copies - 1) * bytesOf(inputs)).toBeLessThanOrEqual(room);
      if (places > 3) expect((places - 1) * bytesOf(outputs)).toBeLessThanOrEqual(room);
    }
  },
);
