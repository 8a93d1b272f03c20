import { expect, test } from 'vitest';
import type { HistoryEntry } from '../../results/history/record.ts';
import { placeOf } from '../../results/roofline.ts';
import { resultsFrom, squareOnCpu, squareOnGpu, type TimedRow } from '../testing/rows.ts';
import { numbersOf } from './numbers.ts';

const [{ environment }] = Object.values(resultsFrom('matmul', { any: [] })).flatMap((one) => one?.summary ?? []);
const place = placeOf(environment);

function run(workload: string, rows: readonly TimedRow[], more: Partial<HistoryEntry> = {}): HistoryEntry {
  const times = resultsFrom(workload, { run: rows }).run?.summary.measurements ?? [];
  return {
    schema: 2,
    id: workload,
    name: null,
    imported: false,
    startedAt: '2026-01-01T00:00:00Z',
    durationMs: 1,
    environment,
    workloads: [],
    cases: times.length,
    ok: times.length,
    times,
    ...more,
  };
}

const none = { environment, subgroup: null, limits: null, runs: [] };
const adding = (n: number, ms: number): TimedRow => ({ variant: 'vec4', on: 'gpu', ms, params: { n } });
const chain = (variant: string, on: 'gpu' | 'js', ms: number, chains = 1): TimedRow => ({
  variant,
  on,
  ms,
  params: { chains, steps: 100 },
});

test('without a measurement only what the browser tells is known', () => {
  const { cores, lanes, ...rest } = numbersOf({ ...none, subgroup: { least: 8, most: 32 } });
  expect([cores, lanes]).toEqual([environment.cores, 32]);
  expect(new Set(Object.values(rest))).toEqual(new Set([null]));
});

test('limits count where they were measured', () => {
  const limits = { gpu: { gflops: 900, gbps: 90 }, cpu: { gflops: 50, gbps: 20 } };
  const known = (at: string) => numbersOf({ ...none, limits: { measuredAt: '', place: at, limits } });
  expect(known(place)).toMatchObject({ gpuRate: 900, gpuMemory: 90, cpuRate: 50, cpuMemory: 20 });
  expect(known('elsewhere')).toMatchObject({ gpuRate: null, cpuMemory: null });
});

test('launch, one against one and best against best are of the newest run that has them', () => {
  const runs = [
    run('vector-add', [adding(2 ** 20, 9)]),
    run('vector-add', [adding(512, 0.02), adding(4096, 0.03), adding(2 ** 20, 3)]),
    run('vector-add', [adding(512, 0.9)]),
    run('dependent-chain', [chain('one', 'gpu', 12), chain('js', 'js', 3), chain('js', 'js', 1, 64)]),
    run('matmul', [squareOnGpu('tiled', 2, 128), squareOnGpu('naive', 4, 128), squareOnCpu('js', 16, 128)]),
    run('matmul', [squareOnGpu('tiled', 1, 128), squareOnCpu('js', 1, 128)]),
  ];
  expect(numbersOf({ ...none, runs })).toMatchObject({ launch: 0.02, single: 4, matmul: 8 });
});

test('runs of another machine, or out of a file, say nothing of this one', () => {
  const foreign = [
    run('vector-add', [adding(512, 0.9)], { imported: true }),
    run('vector-add', [adding(512, 0.9)], { environment: { ...environment, cores: 99 } }),
  ];
  expect(numbersOf({ ...none, runs: foreign }).launch).toBeNull();
});
