import { expect, test } from 'vitest';
import type { CaseId } from '../../engine/contract.ts';
import { makeAssignment } from '../../results/class/testing/entries.ts';
import { workloads } from '../../workloads/registry.ts';
import { crossingsOf, type Sweep, winsBySize } from './crossings.ts';
import { machinesOf } from './machines.ts';
import { faster, handIn, isGpu, winsFrom } from './testing/hand-ins.ts';
import { THREE_SIZES } from './testing/three-sizes.ts';

const [matmul] = workloads.filter(({ id }) => id === 'matmul');
const SWEEP: Sweep = { workload: matmul, clock: 'kernel', like: THREE_SIZES.cases[0].params };
const machines = machinesOf(
  THREE_SIZES,
  [
    handIn(THREE_SIZES, 1, { ms: winsFrom(64) }),
    handIn(THREE_SIZES, 2, { ms: winsFrom(256) }),
    handIn(THREE_SIZES, 3, { ms: winsFrom(256) }),
    handIn(THREE_SIZES, 4, { ms: faster(0.5) }),
    handIn(THREE_SIZES, 5, { ms: (id) => (isGpu(id) && id.params.n === 64 ? null : 1) }),
  ],
  workloads,
);

test('a column for each size and one for never, with the machines that cross there', () => {
  const { columns, count, median, missing } = crossingsOf(machines, SWEEP);
  expect(columns.map(({ from, machines: own }) => [from, own.length])).toEqual([
    [64, 1],
    [256, 2],
    [1024, 0],
    [null, 1],
  ]);
  expect({ count, median, missing }).toEqual({ count: 4, median: 256, missing: 1 });
});

test('where more than half never cross there is no median', () => {
  expect(crossingsOf(machines.slice(2, 4), SWEEP).median).toBe(256);
  expect(crossingsOf(machines.slice(3, 4), SWEEP).median).toBeNull();
  expect(crossingsOf([], SWEEP)).toEqual({
    columns: [{ from: null, machines: [] }],
    count: 0,
    median: null,
    missing: 0,
  });
});

test('a size lost after one won moves the crossing behind it', () => {
  const dips = handIn(THREE_SIZES, 9, { ms: (id) => (isGpu(id) ? (id.params.n === 256 ? 4 : 0.25) : 1) });
  const { columns } = crossingsOf(machinesOf(THREE_SIZES, [dips], workloads), SWEEP);
  expect(columns.filter(({ machines: own }) => own.length > 0).map(({ from }) => from)).toEqual([1024]);
});

test('what is level by the medians alone is not ahead', () => {
  const level = handIn(THREE_SIZES, 11, { ms: (id) => (isGpu(id) ? 0.99 : 1), spread: 0.05 });
  const { columns } = crossingsOf(machinesOf(THREE_SIZES, [level], workloads), SWEEP);
  expect(columns.filter(({ machines: own }) => own.length > 0).map(({ from }) => from)).toEqual([null]);
});

test('who wins at each size; intervals that overlap make nobody win', () => {
  const noisy = machinesOf(
    THREE_SIZES,
    [handIn(THREE_SIZES, 10, { ms: (id) => (isGpu(id) ? 1.01 : 1), spread: 0.05 })],
    workloads,
  );
  expect(winsBySize([...machines, ...noisy], SWEEP)).toEqual([
    { size: 64, cpu: 3, level: 1, gpu: 1, missing: 1 },
    { size: 256, cpu: 1, level: 2, gpu: 3, missing: 0 },
    { size: 1024, cpu: 1, level: 2, gpu: 3, missing: 0 },
  ]);
});

test('of cases that differ in more than their size, one sweep is compared', () => {
  const filters = makeAssignment('convolution:direct|wasm:size=256|512,filter=gaussian|sharpen');
  const [workload] = workloads.filter(({ id }) => id === 'convolution');
  // The GPU wins with the one filter at every size, and with the other at none.
  const ms = ({ variant, params }: CaseId) => (variant === 'wasm' ? 2 : params.filter === 'gaussian' ? 1 : 4);
  const mixed = machinesOf(filters, [handIn(filters, 1, { ms })], workloads);
  for (const [filter, from] of [
    ['gaussian', 256],
    ['sharpen', null],
  ] as const) {
    const like = filters.cases.find(({ params }) => params.filter === filter)?.params ?? {};
    const { columns } = crossingsOf(mixed, { workload, clock: 'kernel', like });
    expect(columns.map((column) => [column.from, column.machines.length])).toEqual([
      [256, from === 256 ? 1 : 0],
      [512, 0],
      [null, from === null ? 1 : 0],
    ]);
    const wins = winsBySize(mixed, { workload, clock: 'kernel', like });
    expect(wins.map(({ cpu, gpu }) => [cpu, gpu])).toEqual(
      from === null
        ? [
            [1, 0],
            [1, 0],
          ]
        : [
            [0, 1],
            [0, 1],
          ],
    );
  }
});
