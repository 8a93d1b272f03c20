import { expect, test } from 'vitest';
import { workloads } from '../../workloads/registry.ts';
import { classRoofline } from './class-roofline.ts';
import { machinesOf } from './machines.ts';
import { faster, handIn, isGpu } from './testing/hand-ins.ts';
import { THREE_SIZES } from './testing/three-sizes.ts';

// n = 1024: 2 n³ FLOP in an eighth of a millisecond.
const RATE = (2 * 1024 ** 3) / 0.125 / 1e6;
const limits = { gpu: { gflops: 4 * RATE, gbps: 1e6 }, cpu: null };

test('a mark for each GPU with a rate, and a line for each that told its limit', () => {
  const machines = machinesOf(
    THREE_SIZES,
    [
      handIn(THREE_SIZES, 1, { ms: faster(8), limits }),
      handIn(THREE_SIZES, 2, { ms: faster(8) }),
      handIn(THREE_SIZES, 3, { ms: (id) => (isGpu(id) ? null : 1) }),
    ],
    workloads,
  );
  const roofline = classRoofline(THREE_SIZES, machines, workloads, 800);
  expect(roofline?.drawn.map(({ limit }) => limit !== null)).toEqual([true, false]);
  expect(roofline?.unlimited).toBe(1);
  expect(roofline?.shares?.count).toBe(1);
  expect(roofline?.shares?.median).toBeCloseTo(0.25, 9);
});

test('null where no GPU has a rate', () => {
  expect(classRoofline(THREE_SIZES, [], workloads, 800)).toBeNull();
});
