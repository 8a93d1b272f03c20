import { expect, test } from 'vitest';
import type { Environment } from '../../engine/contract.ts';
import { placeOf } from '../../results/roofline.ts';
import { DRAWING_WIDTH, drawLanes, limitsHere, machineOf, type Told } from './machine.ts';

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
const barsOf = (side: { measures: readonly { id: string; length: number | null }[] } | null) =>
  side?.measures.map(({ id, length }) => [id, length]);

test('what was measured of both sides is drawn on one scale; their memory is not compared', () => {
  const { cpu, gpu } = machineOf(TOLD);
  expect(barsOf(gpu)).toEqual([
    ['arithmetic', 1],
    ['bandwidth', 1],
    ['memory', null],
  ]);
  expect(barsOf(cpu)).toEqual([
    ['arithmetic', 0.125],
    ['bandwidth', 0.2],
    ['memory', null],
  ]);
});

test('what is not known has no length, and says nothing', () => {
  const { cpu, gpu } = machineOf({ ...TOLD, memoryGib: null, gpu: null, measured: null });
  expect(gpu).toBeNull();
  expect(cpu.measures.map(({ value, length }) => [value, length])).toEqual([
    [null, 0],
    [null, 0],
    [null, null],
  ]);
  // What was measured of an adapter that is gone sets no scale.
  expect(machineOf({ ...TOLD, gpu: null }).cpu.measures[0].length).toBe(1);
});

test('what is remembered counts as measured here only where this may be the place', () => {
  const environment = { adapter: null, browser: 'Chromium 156', cores: 8 } as Environment;
  const known = { measuredAt: '2026-01-01T00:00:00Z', place: placeOf(environment), limits: { cpu: null, gpu: null } };
  expect(limitsHere(known, environment)).toBe(known.limits);
  expect(limitsHere(known, undefined)).toBe(known.limits);
  expect(limitsHere(known, { ...environment, cores: 4 })).toBeNull();
  // The worker failed: nobody will ever say where this is.
  expect(limitsHere(known, null)).toBeNull();
  expect(limitsHere(null, environment)).toBeNull();
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
