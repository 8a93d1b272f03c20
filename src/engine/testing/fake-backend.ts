/** A backend whose variants, or their configurations, take as long, fail and cheat as a test says. Time is a fake clock's. */
import type {
  Backend,
  Compiling,
  Job,
  On,
  Params,
  Prepared,
  Reading,
  Readout,
  Reason,
  Sample,
  SecondGpu,
  Session,
} from '../contract.ts';
import { rotationOf } from '../rotation.ts';
import type { FakeClock } from './fake-clock.ts';

/** What a kernel sees of one iteration, and what only somebody who cheats would look at. */
export interface Iteration {
  /** The input of its set. */
  readonly x: number;
  /** What lies where it is to write. */
  readonly before: number;
  /** Which of the session, from 0. */
  readonly number: number;
  readonly set: number;
  readonly place: number;
  /** Which of its batch, from 0, how many that has, and which of the session's batches it is, from 1. */
  readonly at: number;
  readonly length: number;
  readonly batch: number;
  /** The inputs of all sets. */
  readonly all: readonly number[];
}

export interface Behaviour {
  readonly compileMs?: number;
  readonly compiling?: Compiling;
  readonly uploadMs?: number;
  readonly readMs?: number;
  readonly overwriteMs?: number;
  /** The first iteration of a session, where one-time costs fall. */
  readonly firstMs?: number;
  /** Per iteration; `batch` counts the batches of the session, from 1. */
  readonly iterationMs?: number | ((batch: number, now: number, params: Params) => number);
  /** Of a whole batch, whatever an iteration takes. */
  readonly batchMs?: (iterations: number, batch: number) => number;
  /** Per batch, seen by the wall clock only. */
  readonly fixedMs?: number;
  /** Of a batch whose kernels took `ms`; the default is that there are none. */
  readonly gpuMs?: (ms: number, iterations: number) => number | null;
  /** What the iteration writes, twice its input by rights; null: nothing. */
  readonly kernel?: (iteration: Iteration) => number | null;
  readonly wrong?: boolean;
  readonly prepared?: Exclude<Prepared, { status: 'ready' }>;
  /** Of the session, beside the backend's. */
  readonly idleMs?: number;
  /** Throws to let the case fail. */
  readonly beforePrepare?: () => void;
  readonly beforeRun?: (batch: number) => void;
  readonly beforeRead?: (read: number) => void;
  /** Changes what is read back. */
  readonly readout?: (last: readonly Readout[]) => readonly Readout[];
  readonly sample?: (sample: Sample) => Sample;
  /** A run that does not notice that it was cancelled. */
  readonly deaf?: boolean;
  /** Whether the device never answers, which is told of no loss. */
  readonly hangs?: (batch: number) => boolean;
}

export const reason = (code: string): Reason => ({ code, text: { en: code, 'zh-CN': code } });

/** No multiple of an input. */
export const patternOf = (turn: number): number => -0.25 - turn;

export class FakeBackend implements Backend {
  readonly runs: readonly On[];
  readonly gpu?: SecondGpu;
  /** What happened, in order; on a second GPU to `a~second`: `prepare a`, `overwrite a`, `run a 8`, `read a`, `trip a`, `dispose a`, `idle`, `rebuild`. */
  readonly log: string[];
  readonly #clock: FakeClock;
  readonly #behaviours: Readonly<Record<string, Behaviour>>;
  /** Throws to let a rebuild fail. */
  onRebuild = () => {};
  /** Part of every batch's wall time. */
  idle = 0;
  settle?: (signal: AbortSignal) => Promise<boolean>;
  compileAll?: (jobs: readonly Job[], signal: AbortSignal) => Promise<void>;

  constructor(
    runs: readonly On[],
    clock: FakeClock,
    behaviours: Readonly<Record<string, Behaviour>>,
    log: string[] = [],
    gpu?: SecondGpu,
  ) {
    this.runs = runs;
    if (gpu) this.gpu = gpu;
    this.#clock = clock;
    this.#behaviours = behaviours;
    this.log = log;
  }

  async prepare(job: Job, signal: AbortSignal): Promise<Prepared> {
    const { workload, variant, build } = job;
    const behaviour = this.#behaviours[build ?? variant.id] ?? {};
    const id = `${build ?? variant.id}${this.gpu ? `~${this.gpu}` : ''}`;
    this.log.push(`prepare ${id}`);
    signal.throwIfAborted();
    behaviour.beforePrepare?.();
    if (behaviour.prepared) return behaviour.prepared;
    const { compileMs = 2, uploadMs = 1 } = behaviour;
    await this.#clock.spend(compileMs + uploadMs);
    return {
      status: 'ready',
      session: new FakeSession(id, job, behaviour, behaviour.idleMs ?? this.idle, this.#clock, this.log),
      compileMs,
      ...(behaviour.compiling && { compiling: behaviour.compiling }),
      uploadMs,
      ...(behaviour.idleMs !== undefined && { idleMs: behaviour.idleMs }),
      build: workload.tuning?.variant === variant.id ? (build ?? 'default') : build,
    };
  }

  async idleMs(): Promise<number> {
    this.log.push(this.gpu ? `idle ${this.gpu}` : 'idle');
    return this.idle;
  }

  async rebuild(): Promise<void> {
    this.log.push(this.gpu ? `rebuild ${this.gpu}` : 'rebuild');
    this.onRebuild();
  }

  async dispose(): Promise<void> {}
}

class FakeSession implements Session {
  readonly #id: string;
  readonly #params: Params;
  readonly #sets: Job['sets'];
  /** As they were uploaded last. */
  #inputs: readonly number[] = [];
  readonly #behaviour: Behaviour;
  readonly #idleMs: number;
  readonly #clock: FakeClock;
  readonly #log: string[];
  /** What lies in each output place: nothing yet. */
  readonly #places: number[];
  #next = 0;
  #ran = 0;
  #batch = 0;
  #reads = 0;

  constructor(id: string, job: Job, behaviour: Behaviour, idleMs: number, clock: FakeClock, log: string[]) {
    this.#id = id;
    this.#params = job.params;
    this.#sets = job.sets;
    this.#take();
    this.#places = new Array(rotationOf(job).places).fill(0);
    this.#behaviour = behaviour;
    this.#idleMs = Number.isNaN(idleMs) ? 0 : idleMs;
    this.#clock = clock;
    this.#log = log;
  }

  async overwrite(turn: number): Promise<void> {
    this.#log.push(`overwrite ${this.#id}`);
    this.#places.fill(patternOf(turn));
    await this.#clock.spend(this.#behaviour.overwriteMs ?? 0);
  }

  async run(iterations: number, signal: AbortSignal): Promise<Sample> {
    this.#log.push(`run ${this.#id} ${iterations}`);
    const sample = await this.#run(iterations, signal);
    return this.#behaviour.sample?.(sample) ?? sample;
  }

  async #run(iterations: number, signal: AbortSignal): Promise<Sample> {
    const { firstMs, iterationMs = 1, batchMs, fixedMs = 0, gpuMs = () => null, beforeRun, deaf } = this.#behaviour;
    signal.throwIfAborted();
    this.#batch++;
    beforeRun?.(this.#batch);
    if (this.#behaviour.hangs?.(this.#batch)) return new Promise(() => {});
    const each =
      typeof iterationMs === 'function' ? iterationMs(this.#batch, this.#clock.now(), this.#params) : iterationMs;
    const whole = batchMs?.(iterations, this.#batch) ?? each * iterations;
    const ms = this.#batch === 1 && firstMs !== undefined ? firstMs : whole;
    const wallMs = await this.#clock.timed(ms + fixedMs + this.#idleMs, () => !deaf && signal.aborted);
    signal.throwIfAborted();
    for (let at = 0; at < iterations; at++) this.#iterate(at, iterations);
    this.#ran = iterations;
    return { iterations, wallMs, gpuMs: gpuMs(ms, iterations) };
  }

  #iterate(at: number, length: number): void {
    const number = this.#next++;
    const set = number % this.#inputs.length;
    const place = number % this.#places.length;
    const { wrong, kernel } = this.#behaviour;
    const x = this.#inputs[set];
    const before = this.#places[place];
    const written = kernel
      ? kernel({ x, before, number, set, place, at, length, batch: this.#batch, all: this.#inputs })
      : 2 * x + (wrong ? 1 : 0);
    if (written !== null) this.#places[place] = written;
  }

  #take(): void {
    this.#inputs = this.#sets.map(({ x }) => x[0]);
  }

  async upload(): Promise<number> {
    this.#log.push(`upload ${this.#id}`);
    this.#take();
    const { uploadMs = 1 } = this.#behaviour;
    return this.#clock.timed(uploadMs / 2);
  }

  async roundTrip(signal: AbortSignal): Promise<number> {
    this.#log.push(`trip ${this.#id}`);
    const { wallMs } = await this.#run(1, signal);
    const { uploadMs = 1, readMs = 0.5 } = this.#behaviour;
    return wallMs + (await this.#clock.timed(uploadMs / 2 + readMs / 2));
  }

  async read(): Promise<Reading> {
    this.#log.push(`read ${this.#id}`);
    const { beforeRead, readout, readMs = 0.5 } = this.#behaviour;
    this.#reads++;
    beforeRead?.(this.#reads);
    // The first time it lands in fresh memory.
    const readbackMs = await this.#clock.timed(this.#reads === 1 ? readMs : readMs / 2);
    const last: Readout[] = [];
    for (let number = this.#next - Math.min(this.#ran, 2); number < this.#next; number++) {
      const y = Float32Array.of(this.#places[number % this.#places.length]);
      last.push({ set: number % this.#inputs.length, outputs: { y } });
    }
    return { last: readout?.(last) ?? last, readbackMs };
  }

  async dispose(): Promise<void> {
    this.#log.push(`dispose ${this.#id}`);
  }
}
