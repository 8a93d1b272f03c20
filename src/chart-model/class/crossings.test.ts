import { expect, test } from 'vitest';
import { workloads } from '../../workloads/registry.ts';
import { crossingsOf, winsBySize } from './crossings.ts';
import { machinesOf } from './machines.ts';
import { faster, handIn, isGpu, winsFrom } from './testing/hand-ins.ts';
import { THREE_SIZES } from './testing/three-sizes.ts';

const [matmul] = workloads.filter(({ id }) => id === 'matmul');
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
  const { columns, count, median, missing } = crossingsOf(machines, matmul, 'kernel');
  expect(columns.map(({ from, machines: own }) => [from, own.length])).toEqual([
    [64, 1],
    [256, 2],
    [1024, 0],
    [null, 1],
  ]);
  expect({ count, median, missing }).toEqual({ count: 4, median: 256, missing: 1 });
});

test('where more than half never cross there is no median', () => {
  expect(crossingsOf(machines.slice(2, 4), matmul, 'kernel').median).toBe(256);
  expect(crossingsOf(machines.slice(3, 4), matmul, 'kernel').median).toBeNull();
  expect(crossingsOf([], matmul, 'kernel')).toEqual({
    columns: [{ from: null, machines: [] }],
    count: 0,
    median: null,
    missing: 0,
  });
});

test('a size lost after one won moves the crossing behind it', () => {
  const dips = handIn(THREE_SIZES, 9, { ms: (id) => (isGpu(id) ? (id.params.n === 256 ? 4 : 0.25) : 1) });
  const { columns } = crossingsOf(machinesOf(THREE_SIZES, [dips], workloads), matmul, 'kernel');
  expect(columns.filter(({ machines: own }) => own.length > 0).map(({ from }) => from)).toEqual([1024]);
});

test('who wins at each size; intervals that overlap make nobody win', () => {
  const noisy = machinesOf(
    THREE_SIZES,
    [handIn(THREE_SIZES, 10, { ms: (id) => (isGpu(id) ? 1.01 : 1), spread: 0.05 })],
    workloads,
  );
  expect(winsBySize([...machines, ...noisy], matmul, 'kernel')).toEqual([
    { size: 64, cpu: 3, level: 1, gpu: 1, missing: 1 },
    { size: 256, cpu: 1, level: 2, gpu: 3, missing: 0 },
    { size: 1024, cpu: 1, level: 2, gpu: 3, missing: 0 },
  ]);
});
