/** The bench: backends, workloads and a clock put together, one run at a time, events in batches. */
import type { Backend, Environment, Plan, RunEvent, ShaderMessage, Workload } from '../contract.ts';
import type { BenchApi } from './api.ts';
import type { BenchClock } from './context.ts';
import { runPlan } from './run-plan.ts';

export interface BenchParts {
  readonly workloads: readonly Workload[];
  readonly backends: readonly Backend[];
  readonly clock: BenchClock;
  environment(): Promise<Environment>;
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
  return {
    environment: () => parts.environment(),
    compile: (code) => parts.compile(code),
    async run(plan, onEvents) {
      if (running) throw new Error('A run is going on already; cancel it first.');
      running = new AbortController();
      try {
        await deliver(plan, onEvents, running.signal);
      } finally {
        running = null;
      }
    },
    async cancel() {
      running?.abort(new DOMException('The run was cancelled.', 'AbortError'));
    },
    async setHidden(now) {
      if (now !== hidden) changes++;
      hidden = now;
    },
  };

  async function deliver(plan: Plan, onEvents: (events: RunEvent[]) => unknown, signal: AbortSignal): Promise<void> {
    let held: RunEvent[] = [];
    let last = -Infinity;
    let sending: Promise<unknown> = Promise.resolve();
    let stopTimer: (() => void) | null = null;
    const flush = () => {
      stopTimer?.();
      stopTimer = null;
      const events = held;
      held = [];
      last = parts.clock.now();
      if (events.length) sending = Promise.all([sending, onEvents(events)]);
      // A page that is gone is told by the next flush that somebody waits for.
      sending.catch(() => {});
      return sending;
    };
    const events = runPlan(plan, {
      workloads: parts.workloads,
      backends: parts.backends,
      clock: parts.clock,
      environment: () => parts.environment(),
      signal,
      visibility: { hidden: () => hidden, changes: () => changes },
      startedAt: parts.date(),
      id: parts.uuid(),
    });
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

/** The runtime's own clock. */
export const systemClock = (): BenchClock => ({
  now: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  timer(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
});
