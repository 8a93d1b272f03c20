/**
 * Contenders of one run on two GPUs. The adapter is real both times and so are both devices; to whoever asks for the
 * frugal one it is told by another name, as a machine with one adapter has to.
 */
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../engine/bench/bench.ts';
import { environmentReader } from '../engine/bench/environment.ts';
import { runPlan } from '../engine/bench/run-plan.ts';
import { caseOf } from '../engine/case-id.ts';
import type { CaseId, Measurement, Report, RunEvent } from '../engine/contract.ts';
import { createGpuBackend, createSecondGpuBackend } from '../engine/gpu/backend.ts';
import { summarize } from '../results/summarize.ts';
import { never } from './testing/backends.ts';
import { toy } from './testing/toy.ts';

const FRUGAL = { vendor: 'acme', architecture: '', device: '', description: 'Acme Frugal', isFallbackAdapter: false };
const host = { runtime: 'browser', browser: 'Test 1', os: 'Test', cores: 2, crossOriginIsolated: true } as const;
const clock = systemClock();

/** Two backends on one machine; `opened` has the devices of each. */
function twoGpus(frugal: typeof FRUGAL | null) {
  const opened: Record<'first' | 'second', GPUDevice[]> = { first: [], second: [] };
  const requestAdapter = async (options?: GPURequestAdapterOptions): Promise<GPUAdapter | null> => {
    const adapter = await navigator.gpu.requestAdapter(options);
    if (!adapter) return null;
    const second = options?.powerPreference === 'low-power';
    if (second && frugal) Object.defineProperty(adapter, 'info', { value: frugal });
    const requestDevice = adapter.requestDevice.bind(adapter);
    adapter.requestDevice = async (descriptor) => {
      const device = await requestDevice(descriptor);
      opened[second ? 'second' : 'first'].push(device);
      return device;
    };
    return adapter;
  };
  const gpu = () => ({ requestAdapter }) as unknown as GPU;
  const first = createGpuBackend(gpu, clock.now);
  const second = createSecondGpuBackend(first, gpu, clock.now);
  return { opened, first, second };
}

let machine: ReturnType<typeof twoGpus> | null = null;
afterEach(async () => {
  await machine?.second.dispose();
  await machine?.first.dispose();
});

const params = { n: 1000, repeats: 1 };
const CASES: readonly CaseId[] = [caseOf(toy, 'plain', params), caseOf(toy, 'plain', params, 'second')];

/** @param onEvent called with each event before the run goes on */
async function reportOf(
  on: ReturnType<typeof twoGpus>,
  onEvent: (event: RunEvent) => void = () => {},
): Promise<Report> {
  machine = on;
  // More than a slow machine needs; a run that needs less ends sooner.
  const plan = { cases: CASES, budgetMs: 60_000, stretches: true, seed: 1 };
  const events = runPlan(plan, {
    workloads: [toy],
    backends: [on.first, on.second],
    clock,
    environment: environmentReader(host, on.first, clock.now, on.second),
    signal: never,
    visibility: { hidden: () => false, changes: () => 0 },
    startedAt: '2026-01-01T00:00:00.000Z',
    id: 'two',
  });
  for await (const event of events) {
    onEvent(event);
    if (event.type === 'report') return event.report;
  }
  throw new Error('There was no report.');
}

const codes = (one: Measurement) => (one.status === 'ok' ? one.warnings.map(({ code }) => code) : one.status);

test('each is proved and timed on a device of its own, and the result names both', async () => {
  const on = twoGpus(FRUGAL);
  const report = await reportOf(on);
  expect(report.measurements.map(({ status, case: { gpu } }) => [status, gpu])).toEqual([
    ['ok', undefined],
    ['ok', 'second'],
  ]);
  expect([on.opened.first.length, on.opened.second.length]).toEqual([1, 1]);
  const { environment, measurements } = summarize(report, [toy]);
  expect(environment.secondAdapter).toMatchObject({ description: 'Acme Frugal', software: false });
  expect(environment.adapter?.description).not.toBe('Acme Frugal');
  expect(measurements.map(({ case: id }) => id)).toEqual([
    expect.stringMatching(/:plain:/),
    expect.stringMatching(/:plain~second:/),
  ]);
});

test('one that is lost is brought back alone: the cases of the other know nothing of it', async () => {
  const on = twoGpus(FRUGAL);
  const { measurements } = await reportOf(on, (event) => {
    if (event.type === 'phase' && event.index === 1 && event.phase === 'sample') on.opened.second[0].destroy();
  });
  expect(measurements.map(({ status }) => status)).toEqual(['ok', 'ok']);
  expect(codes(measurements[1])).toContain('device-rebuilt');
  expect(codes(measurements[0])).not.toContain('device-rebuilt');
  expect([on.opened.first.length, on.opened.second.length]).toEqual([1, 2]);
});

test('where the browser names the same GPU both times there is no second, and it says why', async () => {
  const on = twoGpus(null);
  const { environment, measurements } = await reportOf(on);
  expect(measurements.map((one) => ('reason' in one ? one.reason.code : one.status))).toEqual(['ok', 'no-second-gpu']);
  expect(on.opened.second).toEqual([]);
  expect(environment).not.toHaveProperty('second');
});
