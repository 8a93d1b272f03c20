import { expect, test } from 'vitest';
import type { Question } from '../../results/class/model.ts';
import { workloads } from '../../workloads/registry.ts';
import { counting, machinesOf } from './machines.ts';
import { faster, handIn, isGpu, winsFrom } from './testing/hand-ins.ts';
import { THREE_SIZES } from './testing/three-sizes.ts';

const asking = (question: Question) => ({ ...THREE_SIZES, question });
const CPU_CASE = THREE_SIZES.cases.findIndex((id) => !isGpu(id));

test('what each answers, and whether it counts', () => {
  const machines = machinesOf(
    THREE_SIZES,
    [
      handIn(THREE_SIZES, 1, { ms: faster(8), guess: 10 }),
      handIn(THREE_SIZES, 2, { ms: faster(0.5), group: 'software' }),
      handIn(THREE_SIZES, 3, { ms: (id) => (isGpu(id) ? null : 1), group: 'none', guess: 2 }),
      handIn(THREE_SIZES, 4, { ms: () => null, group: 'apple' }),
    ],
    workloads,
  );
  expect(machines.map(({ standing }) => standing)).toEqual(['counts', 'software', 'none', 'missing']);
  expect(machines.map(({ measured }) => measured?.median ?? null)).toEqual([8, 0.5, null, null]);
  expect(machines.map(({ guess }) => guess)).toEqual([10, null, 2, null]);
  expect(counting(machines).map(({ group }) => group)).toEqual(['discrete']);
});

test('a time on the CPU counts whatever the GPU is', () => {
  const assignment = asking({ kind: 'time', of: CPU_CASE, clock: 'kernel' });
  const entries = (['software', 'none'] as const).map((group, at) =>
    handIn(assignment, at, { ms: (id) => (isGpu(id) ? null : 5), group }),
  );
  const machines = machinesOf(assignment, entries, workloads);
  expect(machines.map(({ standing, measured }) => [standing, measured?.median])).toEqual([
    ['counts', 5],
    ['counts', 5],
  ]);
});

test('a GPU that is never ahead is told apart from one that was not measured', () => {
  const assignment = asking({ kind: 'crossover', clock: 'kernel' });
  const machines = machinesOf(
    assignment,
    [
      handIn(assignment, 1, { ms: winsFrom(256) }),
      handIn(assignment, 2, { ms: faster(0.5) }),
      handIn(assignment, 3, { ms: (id) => (isGpu(id) ? null : 1) }),
    ],
    workloads,
  );
  expect(machines.map(({ standing }) => standing)).toEqual(['counts', 'never', 'missing']);
  expect(machines[0].measured?.median).toBe(256);
});
