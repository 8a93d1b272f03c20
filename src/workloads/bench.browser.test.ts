/** Whole runs in Chromium: real clock, real GPU, real threads, short protocol. */
import { afterEach, expect, test } from 'vitest';
import type { BenchApi } from '../engine/bench/api.ts';
import { createBench, systemClock } from '../engine/bench/bench.ts';
import { kernelMsOf } from '../engine/bench/calibrate.ts';
import { environmentReader } from '../engine/bench/environment.ts';
import { expandPattern } from '../engine/bench/plan.ts';
import type { CaseId, Measurement, Plan, RunEvent, Workload } from '../engine/contract.ts';
import { createGpuBackend } from '../engine/gpu/backend.ts';
import { summarize } from '../results/summarize.ts';
import { cpuBackend, now, threadOf } from './testing/backends.ts';
import { watchGpu } from './testing/gpu.ts';
import { misbehaving, toy } from './testing/toy.ts';
import { forgetful, toyState } from './testing/toy-state.ts';

const workloads: readonly Workload[] = [toy, misbehaving, toyState, forgetful];
const watched = watchGpu();
const gpu = createGpuBackend(watched.gpu, now);
const cpu = cpuBackend(
  () => threadOf(new Worker(new URL('./testing/toy-thread.ts', import.meta.url), { type: 'module' })),
  crossOriginIsolated,
);
const host = { runtime: 'browser', browser: 'Test 1', os: 'Test', cores: 3, crossOriginIsolated } as const;

afterEach(async () => {
  await cpu.dispose();
  await gpu.dispose();
  expect(watched.live.size).toBe(0);
});

const bench = (): BenchApi =>
  createBench({
    workloads,
    backends: [gpu, cpu],
    clock: systemClock(),
    capabilities: async () => (await gpu.adapter())?.capabilities ?? null,
    compile: (code) => gpu.compile(code),
    environment: environmentReader(host, gpu, now),
    date: () => new Date().toISOString(),
    uuid: () => crypto.randomUUID(),
  });

function casesOf(...patterns: string[]): CaseId[] {
  return patterns.flatMap((pattern) => {
    const expanded = expandPattern(pattern, workloads);
    if (!expanded.ok) throw new Error(expanded.problem.en);
    return expanded.cases;
  });
}

async function run(plan: Plan, on: BenchApi, onEvent: (event: RunEvent) => void = () => {}) {
  const events: RunEvent[] = [];
  await on.run(plan, (batch) => {
    events.push(...batch);
    batch.forEach(onEvent);
  });
  const last = events.at(-1);
  if (last?.type !== 'report') throw new Error('The run did not end with a report.');
  return { report: last.report, events };
}

/** For small cases, which end long before it; a slow machine may take as long as it needs. */
const AMPLE_MS = 60_000;

const codeOf = (one: Measurement) => ('reason' in one ? one.reason.code : one.status);

test('isolated, as the app is', () => {
  expect(crossOriginIsolated).toBe(true);
});

test('GPU, JavaScript and threads side by side', async () => {
  const plan = { cases: casesOf('toy:*:n=20000'), budgetMs: AMPLE_MS, seed: 4 };
  const { report } = await run(plan, bench());
  const rows = summarize(report, workloads).measurements;
  expect(rows.map(({ status, on }) => [status, on])).toEqual([
    ['ok', 'gpu'],
    ['ok', 'js'],
    ['ok', 'workers'],
  ]);
  for (const one of report.measurements) {
    if (one.status !== 'ok') throw new Error(one.status);
    expect(one.samples.length).toBeGreaterThanOrEqual(3);
    for (const ms of kernelMsOf(one)) expect(ms).toBeGreaterThan(0);
    // No kernel is faster than 1 TB/s here: a time that says so would be no time.
    expect(Math.min(...kernelMsOf(one))).toBeGreaterThan((20_000 * 8) / 1e9);
  }
  expect(report.environment.adapter?.software).toBe(true);
  expect(report.environment.pageClockQuantumUs).toBeGreaterThan(0);
});

test('state is carried from iteration to iteration, set back for each batch, and proved step by step', async () => {
  const plan = { cases: casesOf('toy-state:*:n=1000', 'forgetful:*:n=33'), budgetMs: AMPLE_MS, seed: 6 };
  const { report } = await run(plan, bench());
  expect(report.measurements.map((one) => [one.case.variant, codeOf(one)])).toEqual([
    ...['gpu', 'js', 'workers'].map((id) => [id, 'ok']),
    ...forgetful.variants.map(({ id }) => [id, 'wrong']),
  ]);
  for (const one of report.measurements) {
    if (one.status !== 'ok') continue;
    expect(one.samples.length).toBeGreaterThanOrEqual(3);
    expect(one.roundTrips.length).toBeGreaterThan(0);
    expect(one.verdict.maxError).toBeGreaterThan(0);
  }
});

test('what misbehaves fails alone, each for its own reason', async () => {
  const plan = {
    cases: casesOf('toy:plain:n=64', 'misbehaving:*:n=64'),
    budgetMs: AMPLE_MS,
    seed: 1,
  };
  const { report } = await run(plan, bench());
  expect(Object.fromEntries(report.measurements.map((one) => [one.case.variant, codeOf(one)]))).toEqual({
    plain: 'ok',
    'does-not-compile': 'compile-error',
    'unused-binding': 'gpu-error',
    'long-uniform': 'gpu-error',
    'too-large': 'limit',
    aliased: 'error',
    // It counts instead of adding.
    counting: 'wrong',
    thrower: 'error',
    crasher: 'worker-crash',
  });
});

test('a run that would take an hour is cancelled, and another may start at once', async () => {
  const on = bench();
  const plan = { cases: casesOf('toy:*:n=20000,repeats=100000'), budgetMs: 3_600_000, seed: 1 };
  let begun = () => {};
  const going = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const first = run(plan, on, begun);
  await going;
  await expect(on.run(plan, () => {})).rejects.toThrow('going on already');
  await on.cancel();
  const { report } = await first;
  expect(report.measurements.some((one) => codeOf(one) === 'cancelled')).toBe(true);
  const again = await run({ cases: casesOf('toy:*:n=64'), budgetMs: AMPLE_MS, seed: 1 }, on);
  for (const one of again.report.measurements) {
    expect(codeOf(one)).toBe('ok');
    expect(one.status === 'ok' && one.warnings.map(({ code }) => code)).not.toContain('device-rebuilt');
  }
});

test('a device that is lost in mid-run is opened again, and the run goes on', async () => {
  let destroyed = false;
  const { report } = await run({ cases: casesOf('toy:*:n=20000'), budgetMs: AMPLE_MS, seed: 1 }, bench(), (event) => {
    if (destroyed || event.type !== 'phase' || event.phase !== 'sample') return;
    destroyed = true;
    watched.devices.at(-1)?.destroy();
  });
  expect(destroyed).toBe(true);
  expect(report.measurements.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
  const [plain] = report.measurements;
  expect(plain.status === 'ok' && plain.warnings.map(({ code }) => code)).toContain('device-rebuilt');
});
