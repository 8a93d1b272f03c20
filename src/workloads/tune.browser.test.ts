/** One real, short tuning: the bench, the GPU backend and matmul's own configurations. */
import { afterAll, expect, test } from 'vitest';
import { createBench, systemClock } from '../engine/bench/bench.ts';
import { environmentReader } from '../engine/bench/environment.ts';
import { caseOf, resolveParams } from '../engine/case-id.ts';
import type { RunEvent, Workload } from '../engine/contract.ts';
import { createGpuBackend } from '../engine/gpu/backend.ts';
import type { TuneEvent } from '../engine/tune/api.ts';
import { workloads } from './registry.ts';
import { watchGpu } from './testing/gpu.ts';

const watched = watchGpu();
const clock = systemClock();
const gpu = createGpuBackend(watched.gpu, clock.now);
const host = { runtime: 'browser', browser: 'Test 1.2', os: 'Test', cores: 2, crossOriginIsolated: true } as const;
const bench = createBench({
  workloads,
  backends: [gpu],
  clock,
  environment: environmentReader(host, gpu, clock.now),
  capabilities: async () => (await gpu.adapter())?.capabilities ?? null,
  compile: (code) => gpu.compile(code),
  date: () => '2026-01-01T00:00:00.000Z',
  uuid: () => 'one',
});

afterAll(() => gpu.dispose());

const tunable = workloads.filter(({ tuning }) => tuning).map((workload) => [workload.id, workload] as const);

test.each(tunable)('%s is tuned on this device, and a run takes what won', async (id, workload: Workload) => {
  const resolved = resolveParams(workload, { [workload.chart.x]: 48 });
  if (!resolved.ok) throw new Error(resolved.problem.en);
  const { params } = resolved;
  const events: TuneEvent[] = [];
  await bench.tune({ workload: id, sizes: [params] }, (batch) => void events.push(...batch));
  const tried = events.flatMap((event) => (event.type === 'tried' ? [event.tried] : []));
  const [winner] = events.flatMap((event) => (event.type === 'winner' ? [event.winner] : []));
  const end = events.at(-1);
  expect(tried.filter(({ status }) => status !== 'timed')).toEqual([]);
  expect(tried.map(({ configuration }) => configuration)).toContain(winner.configuration);
  expect(winner.ms).toBeGreaterThan(0);
  expect(end).toMatchObject({ type: 'end', cancelled: false, tuned: { [winner.key]: winner.configuration } });
  expect(winner.key).toContain('Test 1');
  expect(watched.live.size).toBe(0);

  const tuned = { [winner.key]: winner.configuration };
  const plan = { cases: [caseOf(workload, workload.tuning?.variant ?? '', params)], budgetMs: 60_000, seed: 1, tuned };
  const run: RunEvent[] = [];
  await bench.run(plan, (batch) => void run.push(...batch));
  expect(run.at(-1)).toMatchObject({ type: 'report', report: { measurements: [{ status: 'ok' }] } });
});

test('a tuning that is cancelled ends soon, and leaves nothing on the device', async () => {
  const [, workload] = tunable[0];
  const events: TuneEvent[] = [];
  await bench.tune({ workload: workload.id }, (batch) => {
    events.push(...batch);
    void bench.cancel();
  });
  expect(events.at(-1)).toMatchObject({ type: 'end', cancelled: true });
  await expect.poll(() => watched.live.size).toBe(0);
});
