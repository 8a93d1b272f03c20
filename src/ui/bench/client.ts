/** The page's side of the bench worker: started on first use, started again after a crash. */
import * as Comlink from 'comlink';
import type { BenchApi } from '../../engine/bench/api.ts';
import type { Environment, GpuPower, Plan, RunEvent, ShaderMessage, Tuned } from '../../engine/contract.ts';
import type { DrawEvent, DrawRequest, Wish } from '../../engine/draw/api.ts';
import type { FollowEvent, FollowRequest } from '../../engine/follow/api.ts';
import type { ProveEvent, ProveRequest } from '../../engine/prove/api.ts';
import type { StreamEvent, StreamRequest } from '../../engine/stream/api.ts';
import type { SustainEvent, SustainRequest } from '../../engine/sustain/api.ts';
import type { TuneEvent, TuneRequest } from '../../engine/tune/api.ts';

/** What everybody may ask, whoever has the bench. */
export interface BenchQueries {
  /** Where a run would happen. Starts the worker. */
  environment(): Promise<Environment>;
  /** What the GPU's compiler says of a WGSL text; nothing where there is no GPU. */
  compile(code: string): Promise<readonly ShaderMessage[]>;
}

/** Whole, it is for the lease alone (lease.ts): it runs one thing at a time. */
export interface BenchClient extends BenchQueries {
  /** Resolves after the last event. Rejects with `BenchCrashError` when the worker dies. One run at a time. */
  run(plan: Plan, onEvents: (events: RunEvent[]) => void): Promise<void>;
  /** The run then ends early, with what was measured so far. */
  cancel(): Promise<void>;
  /** Times configurations on this device. Counts as a run, and `cancel` ends it. */
  tune(request: TuneRequest, onEvents: (events: TuneEvent[]) => void): Promise<void>;
  /** Follows contenders with state (see BenchApi). Counts as a run, and `cancel` ends it. */
  follow(request: FollowRequest, onEvent: (event: FollowEvent) => unknown): Promise<void>;
  /** Streams what a contender with state writes (see BenchApi). Counts as a run, and `cancel` ends it. */
  stream(request: StreamRequest, onEvent: (event: StreamEvent) => unknown): Promise<void>;
  /** Draws what each event is answered with (see BenchApi). Counts as a run, and `cancel` ends it. */
  draw(request: DrawRequest, onEvent: (event: DrawEvent) => Promise<Wish | null>): Promise<void>;
  /** Proves and times nothing (see BenchApi). Counts as a run, and `cancel` ends it. */
  prove(request: ProveRequest, onEvent: (event: ProveEvent) => unknown): Promise<void>;
  /** Runs one case for a while (see BenchApi). Counts as a run, and `cancel` ends it. */
  sustain(request: SustainRequest, onEvents: (events: SustainEvent[]) => void): Promise<void>;
  dispose(): void;
}

/** The worker is gone: out of memory, an uncaught error, or its file could not be loaded. The next call starts a new one. */
export class BenchCrashError extends Error {
  override readonly name = 'BenchCrashError';
  /** False where its file could not even be read. */
  readonly started: boolean;

  constructor(message: string, started = true) {
    super(message);
    this.started = started;
  }
}

interface Running {
  readonly worker: Worker;
  readonly api: Comlink.Remote<BenchApi>;
  /** The GPU that it has been told to use. */
  power: GpuPower;
  /** Never resolves; rejects when the worker crashes. */
  readonly crashed: Promise<never>;
}

/** What a worker uses until it is told. */
const USUAL_GPU: GpuPower = 'high-performance';

const spawnWorker = () =>
  new Worker(new URL('../../workers/bench-worker.ts', import.meta.url), { type: 'module', name: 'bench' });

/** The bench goes on when the promise resolves, so that nothing is timed while the page draws what the events changed. */
const thenDrawn =
  <E>(onEvents: (events: E) => unknown) =>
  async (events: E): Promise<unknown> => {
    const answer = await onEvents(events);
    await drawn();
    return answer;
  };

/** After the next frame; a hidden page draws none, and one that is slow is not waited for. */
function drawn(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST_FRAME_MS);
    // What follows the callback in the same task is the drawing itself.
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

const LONGEST_FRAME_MS = 250;

/**
 * @param spawn starts a worker that exposes `BenchApi`
 * @param tuned what has been tuned so far; every run is given it
 * @param power which of several GPUs is wanted; told to the worker before what comes next
 */
export function createBenchClient(
  spawn: () => Worker = spawnWorker,
  tuned: () => Tuned = () => ({}),
  power: () => GpuPower = () => USUAL_GPU,
): BenchClient {
  let running: Running | null = null;

  const stop = () => {
    running?.worker.terminate();
    running = null;
    document.removeEventListener('visibilitychange', tellHidden);
  };

  const tellHidden = () => {
    // A crash is reported by the call that waits; this message has nobody to tell.
    running?.api.setHidden(document.hidden).catch(() => undefined);
  };

  const start = (): Running => {
    const worker = spawn();
    const crashed = new Promise<never>((_, reject) => {
      const crash = (event: Event) => {
        const message = event instanceof ErrorEvent && event.message ? event.message : 'no message';
        if (running?.worker === worker) stop();
        // A file that does not arrive, or is no script, is told by an event without an error.
        reject(
          new BenchCrashError(
            `The bench worker stopped: ${message}`,
            event.type !== 'error' || event instanceof ErrorEvent,
          ),
        );
      };
      worker.addEventListener('error', crash);
      worker.addEventListener('messageerror', crash);
    });
    // Each call races against this; without one in flight a crash must not count as unhandled.
    crashed.catch(() => undefined);
    document.addEventListener('visibilitychange', tellHidden);
    return { worker, api: Comlink.wrap<BenchApi>(worker), crashed, power: USUAL_GPU };
  };

  // Where a browser has no workers, whoever called is told as of a crash: by a rejection.
  const use = async <T>(call: (api: Comlink.Remote<BenchApi>) => Promise<T>): Promise<T> => {
    if (!running) {
      running = start();
      tellHidden();
    }
    const now = running;
    const wanted = power();
    if (now.power === wanted) return Promise.race([call(now.api), now.crashed]);
    const told = async () => {
      if (await now.api.chooseGpu(wanted)) now.power = wanted;
      return call(now.api);
    };
    return Promise.race([told(), now.crashed]);
  };

  return {
    environment: () => use((api) => api.environment()),
    run: (plan, onEvents) => use((api) => api.run({ ...plan, tuned: tuned() }, Comlink.proxy(thenDrawn(onEvents)))),
    tune: (request, onEvents) => use((api) => api.tune(request, Comlink.proxy(thenDrawn(onEvents)))),
    follow: (request, onEvent) => use((api) => api.follow(request, Comlink.proxy(thenDrawn(onEvent)))),
    // Whoever writes does not wait for the page; the page is told the latest once it has drawn.
    stream: (request, onEvent) => use((api) => api.stream(request, Comlink.proxy(thenDrawn(onEvent)))),
    // When it is seen is for the page to say: it answers when it wants more.
    draw: (request, onEvent) => use((api) => api.draw(request, Comlink.proxy(onEvent))),
    prove: (request, onEvent) => use((api) => api.prove(request, Comlink.proxy(onEvent))),
    sustain: (request, onEvents) =>
      use((api) => api.sustain({ ...request, tuned: tuned() }, Comlink.proxy(thenDrawn(onEvents)))),
    compile: (code) => use((api) => api.compile(code)),
    cancel: async () => {
      if (running) await use((api) => api.cancel());
    },
    dispose: stop,
  };
}
