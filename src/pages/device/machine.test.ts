import { expect, test } from 'vitest';
import { DRAWING_WIDTH, drawLanes, machineOf, type Told } from './machine.ts';

const TOLD: Told = {
  threads: 8,
  simd: true,
  memoryGib: 8,
  gpu: {
    subgroup: { least: 32, most: 32 },
    limits: { maxComputeInvocationsPerWorkgroup: 256, maxBufferSize: 2 ** 31 },
  },
  measured: { cpu: { gflops: 50, gbps: 20 }, gpu: { gflops: 400, gbps: 100 } },
};
const barsOf = (side: { measures: readonly { id: string; length: number }[] } | null) =>
  side?.measures.map(({ id, length }) => [id, length]);

test('both sides are drawn on one scale', () => {
  const { cpu, gpu } = machineOf(TOLD);
  expect(barsOf(gpu)).toEqual([
    ['arithmetic', 1],
    ['bandwidth', 1],
    ['memory', 0.25],
  ]);
  expect(barsOf(cpu)).toEqual([
    ['arithmetic', 0.125],
    ['bandwidth', 0.2],
    ['memory', 1],
  ]);
});

test('what is not known has no length, and says nothing', () => {
  const { cpu, gpu } = machineOf({ ...TOLD, memoryGib: null, gpu: null, measured: null });
  expect(gpu).toBeNull();
  expect(cpu.measures.map(({ value, length }) => [value, length])).toEqual([
    [null, 0],
    [null, 0],
    [null, 0],
  ]);
  // What was measured of an adapter that is gone sets no scale.
  expect(machineOf({ ...TOLD, gpu: null }).cpu.measures[0].length).toBe(1);
});

test('lanes: four of WebAssembly on each thread, and those of one workgroup in its subgroups', () => {
  const lanes = (told: Partial<Told>) => {
    const { cpu, gpu } = machineOf({ ...TOLD, ...told });
    return [cpu.lanes, gpu?.lanes].map((one) => one && [one.groups, one.each]);
  };
  expect(lanes({})).toEqual([
    [8, 4],
    [8, 32],
  ]);
  expect(lanes({ simd: false })[0]).toEqual([8, 1]);
  const limits = { maxComputeInvocationsPerWorkgroup: 256 };
  expect(lanes({ gpu: { subgroup: { least: 8, most: 64 }, limits } })[1]).toEqual([4, 64]);
  // Where subgroups are not told, nothing says what runs in step.
  expect(lanes({ gpu: { subgroup: null, limits } })[1]).toEqual([1, 256]);
});

test.each([
  [1, 4],
  [8, 4],
  [64, 4],
  [8, 32],
  [16, 64],
  [1, 1024],
])('%i groups of %i lanes: a square for each, none beside the drawing, none twice', (groups, each) => {
  const { path, height } = drawLanes({ groups, each });
  const squares = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, size]) => [x, y, size].map(Number));
  expect(squares).toHaveLength(groups * each);
  expect(new Set(squares.map(([x, y]) => `${x} ${y}`)).size).toBe(groups * each);
  expect(Math.max(...squares.map(([x, , size]) => x + size))).toBeLessThanOrEqual(DRAWING_WIDTH);
  expect(Math.max(...squares.map(([, y, size]) => y + size))).toBe(height);
});
