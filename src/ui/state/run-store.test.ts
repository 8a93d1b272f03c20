import { expect, test, vi } from 'vitest';
import type { CaseId, Environment, Measurement, Plan, Report, RunEvent } from '../../engine/contract.ts';
import { BenchCrashError } from '../bench/client.ts';
import { type Claim, createLease } from '../bench/lease.ts';
import { createRunStore as createStoreOn } from './run-store.ts';

const environment: Environment = {
  runtime: 'browser',
  browser: 'Chromium 1',
  os: 'Linux',
  cores: 4,
  crossOriginIsolated: true,
  timestampQuantumUs: null,
  pageClockQuantumUs: 5,
  adapter: null,
  drawing: null,
  wasm: { simd: true, relaxedSimd: false },
};
const caseAt = (n: number): CaseId => ({ workload: 'toy', version: 1, variant: 'a', params: { n } });
const plan: Plan = { cases: [caseAt(1), caseAt(2)], budgetMs: 1000, seed: 1 };
const ok = (n: number): Measurement => ({
  case: caseAt(n),
  on: 'js',
  status: 'ok',
  phases: { compileMs: 0, uploadMs: 0, readbackMs: 0 },
  samples: [{ iterations: 1, wallMs: n, gpuMs: null }],
  calibration: [],
  firstUse: null,
  roundTrips: [],
  kernelClock: 'wall',
  deviceClock: 'absent',
  idleMs: null,
  verdict: { ok: true, maxError: 0, tolerance: 1, at: null, method: 'elementwise' },
  warnings: [],
});
const aborted = (n: number): Measurement => ({
  case: caseAt(n),
  on: 'js',
  status: 'aborted',
  reason: { code: 'cancelled', text: { en: 'Cancelled.', 'zh-CN': '已取消。' } },
});
const reportOf = (measurements: readonly Measurement[]): Report => ({
  schema: 2,
  id: '00000000-0000-4000-8000-000000000000',
  startedAt: '2025-01-01T00:00:00.000Z',
  durationMs: 10,
  environment,
  plan: { budgetMs: 1000, seed: 1, ownInputs: false },
  measurements,
});
const started: RunEvent = { type: 'start', environment, cases: plan.cases };

const LAB: Claim = { by: 'lab', use: 'lab' };
const RACE: Claim = { by: 'race', use: 'race' };

/** A client whose run goes on until `finish` or `fail` is called. */
function manualClient() {
  const calls: { onEvents: (events: RunEvent[]) => void; finish(): void; fail(error: unknown): void }[] = [];
  return {
    calls,
    cancel: vi.fn(async () => undefined),
    run: (_plan: Plan, onEvents: (events: RunEvent[]) => void) =>
      new Promise<void>((finish, fail) => calls.push({ onEvents, finish, fail })),
    tune: () => Promise.reject(new Error('nothing is tuned here')),
    follow: () => Promise.reject(new Error('nothing is followed here')),
    stream: () => Promise.reject(new Error('nothing is streamed here')),
    draw: () => Promise.reject(new Error('nothing is drawn here')),
    prove: () => Promise.reject(new Error('nothing is proved here')),
    sustain: () => Promise.reject(new Error('nothing is sustained here')),
  };
}

/** A run store that has the client's bench to itself. */
const createRunStore = (client: ReturnType<typeof manualClient>, keep?: (report: Report) => Promise<unknown>) =>
  createStoreOn(createLease(client), keep);

test('a run goes from idle through running to done, and is kept', async () => {
  const client = manualClient();
  const keep = vi.fn(async () => undefined);
  const store = createRunStore(client, keep);
  const over = store.start(plan, LAB);
  expect(store.getState()).toMatchObject({ phase: 'running', by: 'lab', measurements: [null, null], leftMs: 1000 });

  client.calls[0].onEvents([
    started,
    { type: 'phase', index: 1, phase: 'verify' },
    { type: 'progress', fraction: 0.25, leftMs: 700 },
    { type: 'measurement', index: 1, measurement: ok(2), final: false },
    { type: 'output', index: 1, outputs: { c: new Float32Array([1]) }, reference: null },
  ]);
  expect(store.getState()).toMatchObject({
    environment,
    current: { index: 1, phase: 'verify' },
    fraction: 0.25,
    leftMs: 700,
    measurements: [null, ok(2)],
    final: [false, false],
  });
  expect(store.getState().outputs.get(1)?.outputs.c).toEqual(new Float32Array([1]));

  const report = reportOf([ok(1), ok(2)]);
  client.calls[0].onEvents([{ type: 'report', report }]);
  client.calls[0].finish();
  await over;
  expect(keep).toHaveBeenCalledExactlyOnceWith(report, undefined);
  expect(store.getState()).toMatchObject({ phase: 'done', report, final: [true, true], fraction: 1, kept: 'yes' });
});

test('a run that is not for the history ends like any other and goes nowhere', async () => {
  const client = manualClient();
  const keep = vi.fn(async () => undefined);
  const store = createRunStore(client, keep);
  const over = store.start(plan, { by: 'lesson', use: 'lesson' }, { kept: false });
  const report = reportOf([ok(1), ok(2)]);
  client.calls[0].onEvents([started, { type: 'report', report }]);
  client.calls[0].finish();
  await over;
  expect(store.getState()).toMatchObject({ phase: 'done', report, kept: 'no', problem: null });
  expect(keep).not.toHaveBeenCalled();
});

test('a batch of events redraws once', () => {
  const client = manualClient();
  const store = createRunStore(client);
  void store.start(plan, LAB);
  const listener = vi.fn();
  store.subscribe(listener);
  client.calls[0].onEvents([started, { type: 'progress', fraction: 0.1, leftMs: 900 }]);
  expect(listener).toHaveBeenCalledTimes(1);
});

test('only one run at a time, and who is refused is told; reset waits for its end', async () => {
  const client = manualClient();
  const store = createRunStore(client);
  void store.start(plan, LAB);
  expect(await store.start(plan, RACE)).toBeNull();
  store.reset();
  expect(client.calls).toHaveLength(1);
  expect(store.getState()).toMatchObject({ phase: 'running', by: 'lab' });
});

test('a run in the place of another waits for its end; each is told what became of its own', async () => {
  const client = manualClient();
  const keep = vi.fn(async () => undefined);
  const store = createRunStore(client, keep);
  const first = store.start(plan, LAB);
  const second = store.start(plan, RACE, { instead: true });
  expect(client.cancel).toHaveBeenCalledTimes(1);
  expect(client.calls).toHaveLength(1);
  expect(store.getState()).toMatchObject({ phase: 'cancelling', by: 'lab', cancelled: true });

  const report = reportOf([ok(1), aborted(2)]);
  client.calls[0].onEvents([{ type: 'report', report }]);
  client.calls[0].finish();
  expect(await first).toMatchObject({ by: 'lab', cancelled: true, report });
  // What had been measured is kept, whoever is on screen by then.
  expect(keep).toHaveBeenCalledExactlyOnceWith(report, undefined);
  expect(client.calls).toHaveLength(2);
  expect(store.getState()).toMatchObject({ phase: 'running', by: 'race', cancelled: false, report: null, kept: 'no' });

  const another = reportOf([ok(1), ok(2)]);
  client.calls[1].onEvents([{ type: 'report', report: another }]);
  client.calls[1].finish();
  expect(await second).toMatchObject({ by: 'race', cancelled: false, report: another });
});

test('cancelling ends in a report; with nothing measured it is not kept', async () => {
  const client = manualClient();
  const keep = vi.fn(async () => undefined);
  const store = createRunStore(client, keep);
  const over = store.start(plan, LAB);
  store.cancel();
  store.cancel();
  expect(client.cancel).toHaveBeenCalledTimes(1);
  expect(store.getState().phase).toBe('cancelling');
  client.calls[0].onEvents([{ type: 'report', report: reportOf([aborted(1), aborted(2)]) }]);
  client.calls[0].finish();
  await over;
  expect(store.getState()).toMatchObject({ phase: 'done', kept: 'no' });
  expect(keep).not.toHaveBeenCalled();
  store.reset();
  expect(store.getState()).toMatchObject({ phase: 'idle', report: null });
});

test('a crashed worker fails the run, keeps what was measured, and the next run works', async () => {
  const client = manualClient();
  const store = createRunStore(client);
  const over = store.start(plan, LAB);
  client.calls[0].onEvents([started, { type: 'measurement', index: 0, measurement: ok(1), final: true }]);
  client.calls[0].fail(new BenchCrashError('gone'));
  await over;
  expect(store.getState()).toMatchObject({ phase: 'failed', measurements: [ok(1), null], current: null });
  expect(store.getState().problem?.en).toContain('memory');

  void store.start(plan, LAB);
  expect(store.getState()).toMatchObject({ phase: 'running', problem: null, measurements: [null, null] });
});

test('a run that ends without a report is a failure', async () => {
  const client = manualClient();
  const store = createRunStore(client);
  const over = store.start(plan, LAB);
  client.calls[0].finish();
  await over;
  expect(store.getState().phase).toBe('failed');
});

test.each([
  [new DOMException('no room', 'QuotaExceededError'), 'full'],
  [new DOMException('not allowed', 'SecurityError'), 'refused'],
  [new DOMException('a later layout', 'VersionError'), 'newer'],
  [new DOMException('no answer', 'TimeoutError'), 'silent'],
  [new TypeError('the code did not come'), 'unloaded'],
] as const)('storage that answers %s is told as such', async (error, kept) => {
  const client = manualClient();
  const store = createRunStore(client, () => Promise.reject(error));
  const over = store.start(plan, LAB);
  client.calls[0].onEvents([{ type: 'report', report: reportOf([ok(1), aborted(2)]) }]);
  client.calls[0].finish();
  await over;
  expect(store.getState()).toMatchObject({ phase: 'done', kept });
});

test('what a page first shows of a run is timed from when the visitor asked for it, once', async () => {
  const client = manualClient();
  const store = createRunStore(client);
  const now = vi.spyOn(performance, 'now');
  now.mockReturnValue(1500);
  const over = store.start(plan, RACE, { askedMs: 400 });
  store.show('gpu');
  now.mockReturnValue(9000);
  store.show('gpu');
  store.show('cpu');
  expect(store.getState().shown).toEqual({ gpu: 1100, cpu: 8600 });
  client.calls[0].onEvents([{ type: 'report', report: reportOf([ok(1), ok(2)]) }]);
  client.calls[0].finish();
  await over;

  // Of a run that nobody timed the wait for, nothing is noted; nor is anything left of the one before.
  void store.start(plan, LAB);
  store.show('gpu');
  expect(store.getState().shown).toEqual({});
  now.mockRestore();
});
