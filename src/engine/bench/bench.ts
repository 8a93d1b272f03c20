/** The bench: backends, workloads and a clock put together, one run at a time, events in batches. */
import type { Backend, Environment, GpuCapabilities, Plan, RunEvent, ShaderMessage, Workload } from '../contract.ts';
import type { TuneEvent, TuneRequest } from '../tune/api.ts';
import { tune } from '../tune/tuner.ts';
import { abortable } from './abort.ts';
import type { BenchApi } from './api.ts';
import type { BenchClock } from './context.ts';
import { runPlan } from './run-plan.ts';

export interface BenchParts {
  readonly workloads: readonly Workload[];
  readonly backends: readonly Backend[];
  readonly clock: BenchClock;
  /** Once the signal aborts it answers at once. */
  environment(signal?: AbortSignal): Promise<Environment>;
  /** Null where there is no GPU to talk to. */
  capabilities(): Promise<GpuCapabilities | null>;
  compile(code: string): Promise<readonly ShaderMessage[]>;
  /** ISO 8601, UTC. */
  date(): string;
  uuid(): string;
}

/** Events are held back this long, so that a page has about ten messages a second to deal with. */
const BATCH_MS = 100;

/** @throws Error (rejects) from `run` while another run is going on */
export function createBench(parts: BenchParts): BenchApi {
  let running: AbortController | null = null;
  let hidden = false;
  let changes = 0;
  const visibility = { hidden: () => hidden, changes: () => changes };
  return {
    environment: () => parts.environment(),
    compile: (code) => parts.compile(code),
    run: (plan, onEvents) => exclusive((signal) => deliver(runEvents(plan, signal), onEvents)),
    tune: (request, onEvents) => exclusive(async (signal) => deliver(await tuneEvents(request, signal), onEvents)),
    async cancel() {
      running?.abort(new DOMException('The run was cancelled.', 'AbortError'));
    },
    async setHidden(now) {
      if (now !== hidden) changes++;
      hidden = now;
    },
  };

  async function exclusive(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (running) throw new Error('A run is going on already; cancel it first.');
    running = new AbortController();
    try {
      await work(running.signal);
    } finally {
      running = null;
    }
  }

  function runEvents(plan: Plan, signal: AbortSignal): AsyncIterable<RunEvent> {
    return runPlan(plan, {
      workloads: parts.workloads,
      backends: parts.backends,
      clock: parts.clock,
      environment: (limit) => parts.environment(limit),
      signal,
      visibility,
      startedAt: parts.date(),
      id: parts.uuid(),
    });
  }

  async function tuneEvents(request: TuneRequest, signal: AbortSignal): Promise<AsyncIterable<TuneEvent>> {
    const workload = parts.workloads.find(({ id }) => id === request.workload);
    const backend = parts.backends.find(({ runs }) => runs.includes('gpu'));
    const capabilities = await abortable(parts.capabilities(), signal);
    if (!workload) throw new RangeError(`There is no workload '${request.workload}'.`);
    if (!backend || !capabilities) throw new Error('There is no GPU here to tune for.');
    const environment = await parts.environment(signal);
    const { clock } = parts;
    const given = { backend, capabilities, environment, clock, signal, visibility, seed: TUNING_SEED };
    return tune(workload, request.sizes, given);
  }

  async function deliver<E extends { readonly type: string }>(
    events: AsyncIterable<E>,
    onEvents: (events: E[]) => unknown,
  ): Promise<void> {
    let held: E[] = [];
    let last = -Infinity;
    let sending: Promise<unknown> = Promise.resolve();
    let stopTimer: (() => void) | null = null;
    const flush = () => {
      stopTimer?.();
      stopTimer = null;
      const batch = held;
      held = [];
      last = parts.clock.now();
      if (batch.length) sending = Promise.all([sending, onEvents(batch)]);
      // A page that is gone is told by the next flush that somebody waits for.
      sending.catch(() => {});
      return sending;
    };
    for await (const event of events) {
      // Only the latest progress of a batch is news.
      if (event.type === 'progress') held = held.filter(({ type }) => type !== 'progress');
      held.push(event);
      const wait = last + BATCH_MS - parts.clock.now();
      if (wait <= 0) await flush();
      // The next event may be seconds away, and this one says what is being done until then.
      else stopTimer ??= parts.clock.timer(wait, flush);
    }
    await flush();
  }
}

/** Which numbers are multiplied matters to nobody. */
const TUNING_SEED = 1;

/** The runtime's own clock. */
export const systemClock = (): BenchClock => ({
  now: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  timer(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
});
