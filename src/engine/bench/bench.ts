/** The bench: backends, workloads and a clock put together, one run at a time, events delivered between timed batches. */
import type {
  Backend,
  CaseId,
  Environment,
  GpuCapabilities,
  GpuPower,
  Plan,
  RunEvent,
  ShaderMessage,
  Workload,
} from '../contract.ts';
import { draw } from '../draw/draw.ts';
import type { FollowRequest } from '../follow/api.ts';
import { follow, type Tell } from '../follow/follow.ts';
import { prove } from '../prove/prove.ts';
import type { StreamRequest } from '../stream/api.ts';
import { stream, type TellStream } from '../stream/stream.ts';
import type { SustainEvent } from '../sustain/api.ts';
import { sustain } from '../sustain/sustain.ts';
import type { TuneEvent, TuneRequest } from '../tune/api.ts';
import { tune } from '../tune/tuner.ts';
import { abortable } from './abort.ts';
import type { BenchApi } from './api.ts';
import type { BenchClock } from './context.ts';
import { Delivery } from './delivery.ts';
import { backendOf } from './devices.ts';
import { runPlan } from './run-plan.ts';

export interface BenchParts {
  readonly workloads: readonly Workload[];
  /** Those that few ask for: fetched once a case names none of `workloads`. */
  more?(): Promise<readonly Workload[]>;
  readonly backends: readonly Backend[];
  readonly clock: BenchClock;
  /**
   * All but `drawing`, which the bench knows from the page. Once the signal aborts it answers at once.
   * @param second whether the second of two GPUs is asked for as well
   */
  environment(signal?: AbortSignal, second?: boolean): Promise<Environment>;
  /** Null where there is no GPU to talk to. */
  capabilities(): Promise<GpuCapabilities | null>;
  compile(code: string): Promise<readonly ShaderMessage[]>;
  /** Which of several GPUs is used from now on; left out where there is nothing to choose. */
  chooseGpu?(power: GpuPower): Promise<void>;
  /** ISO 8601, UTC. */
  date(): string;
  uuid(): string;
}

/** @throws Error (rejects) from `run` while another run is going on */
export function createBench(parts: BenchParts): BenchApi {
  let running: AbortController | null = null;
  /** The other GPU is being closed: whoever runs on it now would lose it. */
  let choosing: Promise<unknown> = Promise.resolve();
  let hidden = false;
  let changes = 0;
  /** Whether there is a page that draws, as it would say when it is hidden; and whether it was seen during the run. */
  let page = false;
  let seen = false;
  const visibility = { hidden: () => hidden, changes: () => changes };
  return {
    environment: () => environment(),
    compile: (code) => parts.compile(code),
    run: (plan, onEvents) =>
      exclusive((signal) => {
        const delivery = new Delivery(
          parts.clock,
          onEvents,
          ({ type }) => type === 'start' || type === 'phase',
          signal,
        );
        return delivery.all(runEvents(plan, signal, () => delivery.flush()));
      }),
    tune: (request, onEvents) =>
      exclusive(async (signal) => {
        // Between any two events of it nothing is timed.
        const delivery = new Delivery(parts.clock, onEvents, () => true, signal);
        await delivery.all(await tuneEvents(request, signal));
      }),
    follow: (request, onEvent) => exclusive((signal) => followed(request, onEvent, signal)),
    stream: (request, onEvent) => exclusive((signal) => streamed(request, onEvent, signal)),
    draw: (request, onEvent) =>
      exclusive((signal) => {
        const { workloads, backends } = parts;
        return draw(request, { workloads, backends, signal }, onEvent);
      }),
    prove: (request, onEvent) =>
      exclusive(async (signal) => {
        const { backends, clock } = parts;
        const workloads = await workloadsFor(request.cases);
        for await (const event of prove(request, { workloads, backends, clock, signal })) await onEvent(event);
      }),
    sustain: (request, onEvents) =>
      exclusive((signal) => {
        const { workloads, backends, clock } = parts;
        const delivery = new Delivery<SustainEvent>(clock, onEvents, ({ type }) => type !== 'batch', signal);
        const startedAt = parts.date();
        return delivery.all(
          sustain(request, { workloads, backends, clock, environment, signal, visibility, startedAt }),
        );
      }),
    async chooseGpu(power) {
      // What is running keeps its GPU: its figures are of one alone.
      if (running) return false;
      const chosen = choosing.then(() => parts.chooseGpu?.(power));
      choosing = chosen.catch(() => undefined);
      await chosen;
      return true;
    },
    async cancel() {
      running?.abort(new DOMException('The run was cancelled.', 'AbortError'));
    },
    async setHidden(now) {
      if (now !== hidden) changes++;
      hidden = now;
      page = true;
      seen ||= !hidden;
    },
  };

  async function environment(signal?: AbortSignal, second?: boolean): Promise<Environment> {
    return { ...(await parts.environment(signal, second)), drawing: page && (running ? seen : !hidden) };
  }

  async function exclusive(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (running) throw new Error('A run is going on already; cancel it first.');
    running = new AbortController();
    seen = page && !hidden;
    try {
      await choosing;
      await work(running.signal);
    } finally {
      running = null;
    }
  }

  async function workloadsFor(cases: readonly CaseId[]): Promise<readonly Workload[]> {
    const { workloads, more } = parts;
    const known = cases.every((id) => workloads.some((one) => one.id === id.workload));
    return known || !more ? workloads : [...workloads, ...(await more())];
  }

  async function* runEvents(plan: Plan, signal: AbortSignal, pause: () => Promise<void>): AsyncGenerator<RunEvent> {
    yield* runPlan(plan, {
      workloads: await workloadsFor(plan.cases),
      backends: parts.backends,
      clock: parts.clock,
      environment,
      signal,
      pause,
      visibility,
      startedAt: parts.date(),
      id: parts.uuid(),
    });
  }

  async function followed(request: FollowRequest, tell: Tell, signal: AbortSignal): Promise<void> {
    const { workloads, backends, clock } = parts;
    const given = { workloads, backends, clock, environment: await environment(signal), visibility, signal };
    await follow(request, given, tell);
  }

  async function streamed(request: StreamRequest, tell: TellStream, signal: AbortSignal): Promise<void> {
    const { workloads, backends, clock } = parts;
    await stream(request, { workloads, backends, clock, environment: await environment(signal), signal }, tell);
  }

  async function tuneEvents(request: TuneRequest, signal: AbortSignal): Promise<AsyncIterable<TuneEvent>> {
    const workload = parts.workloads.find(({ id }) => id === request.workload);
    const backend = backendOf(parts.backends, { on: 'gpu' }, undefined);
    const capabilities = await abortable(parts.capabilities(), signal);
    if (!workload) throw new RangeError(`There is no workload '${request.workload}'.`);
    if (!backend || !capabilities) throw new Error('There is no GPU here to tune for.');
    const { clock } = parts;
    const given = {
      backend,
      capabilities,
      environment: await environment(signal),
      clock,
      signal,
      visibility,
      seed: TUNING_SEED,
    };
    return tune(workload, request.sizes, given);
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
