/** Runs a plan on fakes and collects what happened. */
import { type RunDependencies, runPlan } from '../bench/run-plan.ts';
import type { CaseId, Environment, Measurement, Plan, Report, RunEvent, Workload } from '../contract.ts';
import { type Behaviour, FakeBackend } from './fake-backend.ts';
import { FakeClock } from './fake-clock.ts';
import { casesOf, fakeWorkload } from './fake-workload.ts';

export const environment = (software = true): Environment => ({
  runtime: 'browser',
  browser: 'Test 1',
  os: 'Test',
  cores: 4,
  crossOriginIsolated: true,
  timestampQuantumUs: 0.1,
  pageClockQuantumUs: 5,
  adapter: { vendor: 'test', architecture: '', device: '', description: '', software },
  drawing: null,
  wasm: { simd: true, relaxedSimd: true },
});

export interface FakeRun {
  readonly clock: FakeClock;
  readonly gpu: FakeBackend;
  readonly cpu: FakeBackend;
  readonly libraries: FakeBackend;
  /** Of all backends, in order. */
  readonly log: string[];
  readonly workload: Workload;
  readonly controller: AbortController;
  readonly given: RunDependencies;
  readonly plan: Plan;
}

export interface Setting {
  readonly gpu?: Readonly<Record<string, Behaviour>>;
  /** Of the same contenders on a second GPU; left out, there is none. */
  readonly second?: Readonly<Record<string, Behaviour>>;
  readonly cpu?: Readonly<Record<string, Behaviour>>;
  /** Of libraries, on the processor unless their name begins with `gpu`. */
  readonly library?: Readonly<Record<string, Behaviour>>;
  readonly plan?: Partial<Plan>;
  readonly cases?: (workload: Workload) => CaseId[];
  readonly given?: Partial<RunDependencies>;
  readonly workload?: Partial<Workload>;
  readonly software?: boolean;
  /** Of the page's clock; left out, it is as fine as any. */
  readonly stepMs?: number;
}

export function fakeRun({
  gpu = {},
  second,
  cpu = {},
  library = {},
  plan,
  cases = casesOf,
  given,
  workload: more,
  software,
  stepMs = 0,
}: Setting): FakeRun {
  const clock = new FakeClock(stepMs);
  const told = { ...environment(software), ...(stepMs > 0 && { pageClockQuantumUs: 1000 * stepMs }) };
  const log: string[] = [];
  const on = (ids: object, kind: 'gpu' | 'js' | 'library') => Object.keys(ids).map((id) => [id, kind] as const);
  const workload = fakeWorkload(
    Object.fromEntries([...on(gpu, 'gpu'), ...on(cpu, 'js'), ...on(library, 'library')]),
    more,
  );
  const controller = new AbortController();
  const backends = { gpu: new FakeBackend(['gpu'], clock, gpu, log), cpu: new FakeBackend(['js'], clock, cpu, log) };
  const secondGpu = new FakeBackend(['gpu'], clock, second ?? {}, log, 'second');
  const libraries = new FakeBackend(['library'], clock, library, log);
  return {
    clock,
    ...backends,
    libraries,
    log,
    workload,
    controller,
    plan: { cases: cases(workload), budgetMs: 60_000, seed: 1, ...plan },
    given: {
      workloads: [workload],
      backends: [...(second ? [secondGpu] : []), backends.gpu, backends.cpu, libraries],
      clock,
      environment: async () => told,
      signal: controller.signal,
      visibility: { hidden: () => false, changes: () => 0 },
      startedAt: '2026-01-02T03:04:05.678Z',
      id: 'test',
      ...given,
    },
  };
}

export interface Outcome {
  readonly events: readonly RunEvent[];
  readonly report: Report;
  /** By variant, on a second GPU with `~second`. */
  readonly by: Readonly<Record<string, Measurement>>;
}

/** @param onEvent called with each event as it comes */
export async function outcomeOf(run: FakeRun, onEvent: (event: RunEvent) => void = () => {}): Promise<Outcome> {
  const events: RunEvent[] = [];
  for await (const event of runPlan(run.plan, run.given)) {
    events.push(event);
    onEvent(event);
  }
  const last = events.at(-1);
  if (last?.type !== 'report') throw new Error('The run did not end with a report.');
  const by = Object.fromEntries(
    last.report.measurements.map((one) => [`${one.case.variant}${one.case.gpu ? `~${one.case.gpu}` : ''}`, one]),
  );
  return { events, report: last.report, by };
}

/** The outcome of a run, and what its backends were asked. */
export async function runOf(setting: Setting): Promise<Outcome & { readonly log: readonly string[] }> {
  const run = fakeRun(setting);
  return { ...(await outcomeOf(run)), log: run.log };
}

/** @throws Error unless the case was measured */
export function measured(measurement: Measurement): Extract<Measurement, { status: 'ok' }> {
  if (measurement.status !== 'ok') throw new Error(`${measurement.case.variant} is ${measurement.status}.`);
  return measurement;
}

export const warningCodes = (measurement: Measurement) => measured(measurement).warnings.map(({ code }) => code);

/** The status, or the reason's code where there is one. */
export const reasonOf = (measurement: Measurement) =>
  'reason' in measurement ? measurement.reason.code : measurement.status;

/** How many final measurements came for a case. */
export const finals = (events: readonly RunEvent[], index: number) =>
  events.filter((event) => event.type === 'measurement' && event.index === index && event.final).length;

export const fail = () => {
  throw new Error('it broke');
};
