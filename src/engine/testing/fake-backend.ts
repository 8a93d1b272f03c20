/** A backend whose variants, or their configurations, take as long, and fail, as a test says. Time is a fake clock's. */
import type { Backend, Job, On, Prepared, Readout, Reason, Sample, Session } from '../contract.ts';
import type { FakeClock } from './fake-clock.ts';

export interface Behaviour {
  readonly compileMs?: number;
  readonly uploadMs?: number;
  /** The first iteration of a session, where one-time costs fall. */
  readonly firstMs?: number;
  /** Per iteration; `batch` counts the batches of the session, from 1. */
  readonly iterationMs?: number | ((batch: number, now: number) => number);
  /** Per batch, seen by the wall clock only. */
  readonly fixedMs?: number;
  /** Of a batch whose kernels took `ms`; the default is that there are none. */
  readonly gpuMs?: (ms: number, iterations: number) => number | null;
  readonly wrong?: boolean;
  readonly prepared?: Exclude<Prepared, { status: 'ready' }>;
  /** Throws to let the case fail. */
  readonly beforePrepare?: () => void;
  readonly beforeRun?: (batch: number) => void;
  /** A run that does not notice that it was cancelled. */
  readonly deaf?: boolean;
}

export const reason = (code: string): Reason => ({ code, text: { en: code, 'zh-CN': code } });

export class FakeBackend implements Backend {
  readonly runs: readonly On[];
  /** What happened, in order: `prepare a`, `run a 8`, `read a`, `dispose a`, `rebuild`. */
  readonly log: string[];
  readonly #clock: FakeClock;
  readonly #behaviours: Readonly<Record<string, Behaviour>>;
  /** Throws to let a rebuild fail. */
  onRebuild = () => {};

  constructor(
    runs: readonly On[],
    clock: FakeClock,
    behaviours: Readonly<Record<string, Behaviour>>,
    log: string[] = [],
  ) {
    this.runs = runs;
    this.#clock = clock;
    this.#behaviours = behaviours;
    this.log = log;
  }

  async prepare({ workload, variant, build }: Job, signal: AbortSignal): Promise<Prepared> {
    const id = build ?? variant.id;
    const behaviour = this.#behaviours[id] ?? {};
    this.log.push(`prepare ${id}`);
    signal.throwIfAborted();
    behaviour.beforePrepare?.();
    if (behaviour.prepared) return behaviour.prepared;
    const { compileMs = 2, uploadMs = 1 } = behaviour;
    await this.#clock.spend(compileMs + uploadMs);
    return {
      status: 'ready',
      session: new FakeSession(id, behaviour, this.#clock, this.log),
      compileMs,
      uploadMs,
      build: workload.tuning?.variant === variant.id ? (build ?? 'default') : build,
    };
  }

  async rebuild(): Promise<void> {
    this.log.push('rebuild');
    this.onRebuild();
  }

  async dispose(): Promise<void> {}
}

class FakeSession implements Session {
  readonly #id: string;
  readonly #behaviour: Behaviour;
  readonly #clock: FakeClock;
  readonly #log: string[];
  #batch = 0;

  constructor(id: string, behaviour: Behaviour, clock: FakeClock, log: string[]) {
    this.#id = id;
    this.#behaviour = behaviour;
    this.#clock = clock;
    this.#log = log;
  }

  async run(iterations: number, signal: AbortSignal): Promise<Sample> {
    const { firstMs, iterationMs = 1, fixedMs = 0, gpuMs = () => null, beforeRun, deaf } = this.#behaviour;
    signal.throwIfAborted();
    this.#batch++;
    this.#log.push(`run ${this.#id} ${iterations}`);
    beforeRun?.(this.#batch);
    const each = typeof iterationMs === 'function' ? iterationMs(this.#batch, this.#clock.now()) : iterationMs;
    const ms = this.#batch === 1 && firstMs !== undefined ? firstMs : each * iterations;
    await this.#clock.spend(ms + fixedMs, () => !deaf && signal.aborted);
    signal.throwIfAborted();
    return { iterations, wallMs: ms + fixedMs, gpuMs: gpuMs(ms, iterations) };
  }

  async overwrite(): Promise<void> {}

  async upload(): Promise<number> {
    return 0.5;
  }

  async roundTrip(signal: AbortSignal): Promise<number> {
    const { wallMs } = await this.run(1, signal);
    return wallMs + 1;
  }

  async read(): Promise<{ last: readonly Readout[]; readbackMs: number }> {
    this.#log.push(`read ${this.#id}`);
    await this.#clock.spend(0.5);
    return { last: [{ set: 0, outputs: { y: Float32Array.of(this.#behaviour.wrong ? 3 : 2) } }], readbackMs: 0.5 };
  }

  async dispose(): Promise<void> {
    this.#log.push(`dispose ${this.#id}`);
  }
}
