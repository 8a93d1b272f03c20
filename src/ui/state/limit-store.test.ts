import { describe, expect, test, vi } from 'vitest';
import type { CaseId, Environment, Measurement, Plan, Report, RunEvent } from '../../engine/contract.ts';
import { knownLimitsOf, limitCases, placeOf } from '../../results/roofline.ts';
import { summarize } from '../../results/summarize.ts';
import { workloads } from '../../workloads/registry.ts';
import { type Claim, createLease } from '../bench/lease.ts';
import { createLimitStore, LIMIT } from './limit-store.ts';
import { createPreferences } from './storage.ts';

const tools = { workloads, limitCases, knownLimitsOf, summarize };

const adapter = (software: boolean) => ({ vendor: 'acme', architecture: 'a1', device: '', description: '', software });
const machine = (gpu: 'hardware' | 'software' | 'none' = 'hardware'): Environment => ({
  runtime: 'browser',
  browser: 'Chromium 156',
  os: 'Linux',
  cores: 4,
  crossOriginIsolated: true,
  timestampQuantumUs: 0.1,
  pageClockQuantumUs: 5,
  adapter: gpu === 'none' ? null : adapter(gpu === 'software'),
  drawing: null,
  wasm: { simd: true, relaxedSimd: true },
});

const sideOf = ({ variant }: CaseId) => (variant === 'gpu' ? 'gpu' : 'wasm');
const timed = (id: CaseId): Measurement => ({
  case: id,
  on: sideOf(id),
  status: 'ok',
  phases: { compileMs: 0, uploadMs: 0, readbackMs: 0 },
  samples: [1, 1, 1].map((ms) => ({ iterations: 1, wallMs: ms, gpuMs: ms })),
  calibration: [],
  firstUse: null,
  roundTrips: [],
  kernelClock: 'device',
  deviceClock: 'confirmed',
  idleMs: null,
  verdict: { ok: true, maxError: 0, tolerance: 1, at: null, method: 'elementwise' },
  warnings: [],
});
const aborted = (id: CaseId): Measurement => ({
  case: id,
  on: sideOf(id),
  status: 'aborted',
  reason: { code: 'cancelled', text: { en: 'Cancelled.', 'zh-CN': '已取消。' } },
});

const reportOf = (cases: readonly CaseId[], outcome: (id: CaseId) => Measurement, environment = machine()): Report => ({
  schema: 2,
  id: '00000000-0000-4000-8000-000000000000',
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 10,
  environment,
  plan: { budgetMs: 1000, seed: 1, ownInputs: false },
  measurements: cases.map(outcome),
});

/** A bench that answers each case as told, or goes on until it is cancelled. */
function benchOf(environment: Environment, outcome: ((id: CaseId) => Measurement) | 'endless' = timed) {
  const plans: Plan[] = [];
  let cancelled: () => void = () => undefined;
  return {
    plans,
    environment: async () => environment,
    cancel: vi.fn(async () => cancelled()),
    tune: () => Promise.reject(new Error('nothing is tuned here')),
    follow: () => Promise.reject(new Error('nothing is followed here')),
    stream: () => Promise.reject(new Error('nothing is streamed here')),
    draw: () => Promise.reject(new Error('nothing is drawn here')),
    prove: () => Promise.reject(new Error('nothing is proved here')),
    sustain: () => Promise.reject(new Error('nothing is sustained here')),
    async run(plan: Plan, onEvents: (events: RunEvent[]) => void) {
      plans.push(plan);
      if (outcome === 'endless') await new Promise<void>((resolve) => (cancelled = resolve));
      const report = reportOf(plan.cases, outcome === 'endless' ? aborted : outcome, environment);
      onEvents([{ type: 'report', report }]);
    },
  };
}

function backing() {
  const values = new Map<string, string>();
  const storage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
  return () => createPreferences(() => storage);
}

const storeOn = (bench: ReturnType<typeof benchOf>, preferences = backing()(), lease = createLease(bench)) =>
  createLimitStore(preferences, lease, bench.environment, async () => tools);

const LAB: Claim = { by: 'lab', use: 'lab' };

describe('measuring', () => {
  test.each([
    ['hardware', 10_000],
    ['software', 20_000],
    ['none', 10_000],
  ] as const)('with a GPU of kind "%s" takes %i ms at most, and finds what there is', async (gpu, budgetMs) => {
    const bench = benchOf(machine(gpu));
    const store = storeOn(bench);
    expect(store.getState()).toEqual({ known: null, kept: true, failed: false });
    await store.measure();
    expect(bench.plans).toMatchObject([{ budgetMs, cases: limitCases(workloads, gpu) }]);
    const { known, failed } = store.getState();
    expect(failed).toBe(false);
    expect(known?.place).toBe(placeOf(machine(gpu)));
    expect(known?.limits.cpu?.gflops).toBeGreaterThan(0);
    expect(known?.limits.gpu === null).toBe(gpu === 'none');
  });

  test('is remembered by the browser, until it is forgotten', async () => {
    const preferences = backing();
    const store = storeOn(benchOf(machine()), preferences());
    await store.measure();
    const { known } = store.getState();
    expect(known).not.toBeNull();
    expect(storeOn(benchOf(machine()), preferences()).getState().known).toEqual(known);
    store.forget();
    expect(store.getState().known).toBeNull();
    expect(store.run.getState().phase).toBe('idle');
    expect(storeOn(benchOf(machine()), preferences()).getState().known).toBeNull();
  });

  test('lasts until the page is closed where the browser keeps nothing', async () => {
    const refusing = createPreferences(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    const store = storeOn(benchOf(machine()), refusing);
    await store.measure();
    expect(store.getState()).toMatchObject({ kept: false, failed: false });
    expect(store.getState().known).not.toBeNull();
  });

  test('that finds no whole limit says so, and what was known stays', async () => {
    const preferences = backing();
    const before = storeOn(benchOf(machine()), preferences());
    await before.measure();
    const memoryAlone = (id: CaseId) => (id.workload === 'peak-fma' ? aborted(id) : timed(id));
    const store = storeOn(benchOf(machine(), memoryAlone), preferences());
    await store.measure();
    expect(store.getState()).toMatchObject({ failed: true, known: before.getState().known });
  });

  test('fails plainly where the bench does not answer', async () => {
    const store = storeOn({ ...benchOf(machine()), environment: () => Promise.reject(new Error('gone')) });
    await store.measure();
    expect(store.getState()).toMatchObject({ failed: true, known: null });
  });

  test('ends when it is stopped, and only then is the bench free', async () => {
    const bench = benchOf(machine(), 'endless');
    const store = storeOn(bench);
    const over = vi.fn();
    void store.measure().then(over);
    await expect.poll(() => store.run.getState().phase).toBe('running');
    expect(over).not.toHaveBeenCalled();
    await store.stop();
    expect(bench.cancel).toHaveBeenCalledTimes(1);
    expect(over).toHaveBeenCalledTimes(1);
    expect(store.run.getState().phase).toBe('done');
    expect(store.getState().known).toBeNull();
  });

  test('gives way at once to whoever wants the bench', async () => {
    const bench = benchOf(machine(), 'endless');
    const lease = createLease(bench);
    const store = storeOn(bench, backing()(), lease);
    const measured = store.measure();
    await expect.poll(() => store.run.getState().phase).toBe('running');
    const work = vi.fn(async () => undefined);
    expect(await lease.use(LAB, work)).toBe(true);
    expect(work).toHaveBeenCalledTimes(1);
    await measured;
    expect(store.run.getState()).toMatchObject({ phase: 'done', cancelled: true });
  });

  test('that finds the bench taken changes nothing', async () => {
    const bench = benchOf(machine());
    const lease = createLease(bench);
    const store = storeOn(bench, backing()(), lease);
    let end: () => void = () => undefined;
    const other = lease.use(LAB, () => new Promise((resolve) => (end = resolve)));
    await store.measure();
    expect(bench.plans).toEqual([]);
    expect(store.getState()).toEqual({ known: null, kept: true, failed: false });
    end();
    await other;
  });

  test('that is stopped before it has begun never does', async () => {
    const bench = benchOf(machine());
    const lease = createLease(bench);
    const store = storeOn(bench, backing()(), lease);
    const measured = store.measure();
    await store.stop();
    await measured;
    expect(bench.plans).toEqual([]);
    expect(lease.getState().holder).toBeNull();
    expect(store.run.getState().by).not.toBe(LIMIT);
  });

  test('stopping what is not going on does nothing', async () => {
    const bench = benchOf(machine());
    await storeOn(bench).stop();
    expect(bench.cancel).not.toHaveBeenCalled();
  });
});

describe('a run of another page', () => {
  const cases = limitCases(workloads, 'hardware');

  test('that holds a whole limit is taken note of', async () => {
    const store = storeOn(benchOf(machine()));
    await store.notice(reportOf(cases, timed));
    expect(store.getState().known).toMatchObject({ measuredAt: '2026-01-01T00:00:00Z', place: placeOf(machine()) });
  });

  test('that holds none, or half of one, changes nothing', async () => {
    const store = storeOn(benchOf(machine()));
    await store.notice(
      reportOf([{ workload: 'matmul', version: 1, variant: 'naive', params: { n: 8, m: 8, k: 8 } }], timed),
    );
    const memoryAlone = cases.filter(({ workload }) => workload !== 'peak-fma');
    await store.notice(reportOf(memoryAlone, timed));
    expect(store.getState()).toEqual({ known: null, kept: true, failed: false });
  });
});
