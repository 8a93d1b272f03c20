/**
 * Runs a plan, group by group: generate -> prepare -> run once -> verify -> warm up -> interleaved samples -> verify what
 * was timed -> dispose.
 */
import type { Backend, CaseId, Environment, Measurement, Plan, Report, RunEvent, Workload } from '../contract.ts';
import { withKernels } from '../kernel/kernel-variant.ts';
import { tunedFor } from '../tune/key.ts';
import { abortable } from './abort.ts';
import type { BenchClock, RunContext, Visibility } from './context.ts';
import { asksSecond, placeOf } from './devices.ts';
import { Estimator } from './estimate.ts';
import { GroupRun } from './group-run.ts';
import { groupCases } from './groups.ts';
import { DEFAULT_SETTINGS, longestMs, type ProtocolSettings } from './protocol.ts';
import { untilQuiet } from './quiet.ts';
import { CANCELLED, UNKNOWN_CASE } from './reasons.ts';
import { groupWantsMs } from './shares.ts';

export interface RunDependencies {
  readonly workloads: readonly Workload[];
  readonly backends: readonly Backend[];
  readonly clock: BenchClock;
  /**
   * Asked at the start and at the end, when timestamps have been seen. Once the signal aborts it answers at once.
   * @param second whether the second of two GPUs is asked for as well
   */
  environment(signal: AbortSignal, second?: boolean): Promise<Environment>;
  readonly signal: AbortSignal;
  readonly visibility: Visibility;
  readonly settings?: ProtocolSettings;
  /** Called between rounds, when nothing is timed; the run goes on when it has resolved. */
  readonly pause?: () => Promise<void>;
  /** ISO 8601 and a UUID: the engine has neither a calendar nor chance of its own. */
  readonly startedAt: string;
  readonly id: string;
}

const INTERIM_MS = 250;

/** Ends with a `report` event, also when cancelled. Only a plan without cases is refused (RangeError). */
export async function* runPlan(plan: Plan, given: RunDependencies): AsyncGenerator<RunEvent, void> {
  if (!plan.cases.length) throw new RangeError('A plan needs at least one case.');
  const { clock, signal } = given;
  const settings = given.settings ?? DEFAULT_SETTINGS;
  const second = asksSecond(plan.cases);
  const environment = await given.environment(signal, second);
  // Finding a GPU may take as long as the whole run; the time is for what is measured.
  const startedMs = clock.now();
  yield { type: 'start', environment, cases: plan.cases };

  const measurements = new Map<number, Measurement>();
  const { groups, unknown } = groupCases(plan, withKernels(given.workloads, plan.kernels), settings.residentBytes);
  const sent = new Map<number, number>();
  const plannedEnd = startedMs + plan.budgetMs;
  const lastEnd = startedMs + longestMs(plan, settings);
  let weightDone = 0;
  let weightNow = 0;
  let weightAll = 1;
  let furthest = 0;
  let shown = 0;
  const context: RunContext = {
    backends: given.backends,
    clock,
    settings,
    signal,
    visibility: given.visibility,
    estimator: new Estimator(),
    rebuilt: new Set(),
    idleMs: new Map(),
    plannedEnd,
    lastEnd,
    budgetMs: plan.budgetMs,
    quantumMs: environment.pageClockQuantumUs / 1000,
    software: (gpu) => placeOf(environment, gpu).adapter?.software ?? true,
    tuned: (workload, params, gpu) => tunedFor(plan.tuned, placeOf(environment, gpu), workload, params),
    gpuQuantumMs: (gpu) => (placeOf(environment, gpu).timestampQuantumUs ?? 0) / 1000,
    async pause() {
      // A page that does not answer must not keep a cancelled run from ending; a page that is gone ends it.
      await abortable(given.pause?.() ?? Promise.resolve(), signal);
    },
    progress(groupFraction) {
      // What is left is estimated anew as rates become known; a bar that goes back would say nothing.
      furthest = Math.max(furthest, Math.min(1, (weightDone + weightNow * groupFraction) / weightAll));
      const elapsed = clock.now() - startedMs;
      const byRate = furthest > 0.02 ? elapsed / furthest - elapsed : plan.budgetMs;
      const leftMs = Math.max(0, Math.min(byRate, plannedEnd - clock.now()));
      // Where the time will be over before the work, what is left over is left out: the bar goes by the time then.
      const byTime = Math.min(elapsed / Math.max(plan.budgetMs, 1), MOST_BY_TIME);
      shown = Math.max(shown, furthest, byTime);
      return { type: 'progress', fraction: shown, leftMs };
    },
    due(index) {
      if (clock.now() - (sent.get(index) ?? -Infinity) < INTERIM_MS) return false;
      sent.set(index, clock.now());
      return true;
    },
  };

  for (const index of unknown) {
    const measurement: Measurement = {
      case: plan.cases[index],
      on: null,
      status: 'unsupported',
      reason: UNKNOWN_CASE,
    };
    measurements.set(index, measurement);
    yield { type: 'measurement', index, measurement, final: true };
  }
  const spins = groups.some(({ cases }) =>
    cases.some(({ variant }) => variant.on === 'library' && variant.side === 'cpu'),
  );
  // What idle looks like has to be known before anything disturbs it.
  if (spins && !signal.aborted) await untilQuiet(context).catch(() => {});
  for (const [place, group] of groups.entries()) {
    const wants = groups.slice(place).map((later) => groupWantsMs(later, context));
    weightNow = wants[0];
    weightAll = weightDone + wants.reduce((sum, ms) => sum + ms, 0);
    for await (const event of new GroupRun(group, groups.slice(place + 1), plan, context).run()) {
      if (event.type === 'measurement' && event.final) measurements.set(event.index, event.measurement);
      yield event;
    }
    weightDone += wants[0];
  }

  const missing = (id: CaseId): Measurement => ({ case: id, on: null, status: 'aborted', reason: CANCELLED });
  const report: Report = {
    schema: 2,
    id: given.id,
    startedAt: given.startedAt,
    durationMs: clock.now() - startedMs,
    environment: measuredOn(environment, await given.environment(signal, second)),
    plan: { budgetMs: plan.budgetMs, seed: plan.seed, ownInputs: plan.inputs !== undefined },
    measurements: plan.cases.map((id, index) => measurements.get(index) ?? missing(id)),
  };
  yield { type: 'progress', fraction: 1, leftMs: 0 };
  yield { type: 'report', report };
}

/** A run that takes longer than planned is not over yet. */
const MOST_BY_TIME = 0.95;

/** As it is at the end; a GPU that was lost meanwhile is the one that was measured. */
const measuredOn = (start: Environment, end: Environment): Environment => ({
  ...start,
  ...end,
  ...(!end.adapter && { adapter: start.adapter, timestampQuantumUs: start.timestampQuantumUs }),
});
