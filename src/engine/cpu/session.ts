/** One case on the CPU. The kernel always runs in a thread of the pool: whoever times it stays free to cancel it. */
import type { Readout, Sample, Session } from '../contract.ts';
import { joinOutputs, type Layout, readOutputs } from './layout.ts';
import type { LoadRequest } from './messages.ts';
import type { Pool } from './pool.ts';
import { abortShared, resetControl } from './shared-run.ts';

/** A kernel that does not see the abort flag within this time is terminated with its thread. */
const GRACE_MS = 100;

export interface CpuSessionParts {
  readonly pool: Pool;
  readonly load: Omit<LoadRequest, 'thread'>;
  readonly now: () => number;
  readonly later: (ms: number, call: () => void) => () => void;
  /** Whether moving data in and out costs an application something (a JS kernel reads the page's own arrays). */
  readonly copies: boolean;
  /** Called at most once, when no thread uses the memory any more. */
  readonly freed: () => void;
}

export class CpuSession implements Session {
  readonly #parts: CpuSessionParts;
  #generation = -1;
  #disposed = false;
  #iteration = 0;

  constructor(parts: CpuSessionParts) {
    this.#parts = parts;
  }

  get #layout(): Layout {
    return this.#parts.load.layout;
  }

  /** Brings the case to every thread that it runs on, again after a restart of the pool. @returns upload time in ms */
  async load(): Promise<number> {
    const { pool, load, now, copies } = this.#parts;
    // A kernel that was cancelled may still be at it, and take its thread with it when it does not end in time.
    await pool.idle();
    const start = now();
    this.#generation = pool.generation;
    const loaded = await this.#all((thread) => pool.ask(thread, { ...load, thread }));
    if (!copies) return 0;
    return load.threads === 1 ? loaded[0].wallMs : now() - start;
  }

  async run(iterations: number, signal: AbortSignal): Promise<Sample> {
    const { pool, load, now, later } = this.#parts;
    signal.throwIfAborted();
    if (this.#generation !== pool.generation) await this.load();
    if (load.control) resetControl(load.control);
    const first = this.#iteration;
    this.#iteration += iterations;
    let over = false;
    const stop = () => {
      if (load.control) abortShared(load.control);
      later(GRACE_MS, () => {
        if (!over) pool.restart('');
      });
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      const start = now();
      const ran = await this.#all((thread) =>
        pool.ask(thread, { type: 'run', session: load.session, iterations, first }),
      );
      const wallMs = load.threads === 1 || load.control ? Math.max(...ran.map((one) => one.wallMs)) : now() - start;
      signal.throwIfAborted();
      return { iterations, wallMs, gpuMs: null };
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      over = true;
      signal.removeEventListener('abort', stop);
    }
  }

  async overwrite(): Promise<void> {}

  async upload(): Promise<number> {
    return 0;
  }

  async roundTrip(signal: AbortSignal): Promise<number> {
    const start = this.#parts.now();
    await this.run(1, signal);
    await this.read();
    return this.#parts.now() - start;
  }

  async read(): Promise<{ last: readonly Readout[]; readbackMs: number }> {
    const { pool, load, now, copies } = this.#parts;
    const start = now();
    if (load.memory) {
      const buffer = load.memory instanceof WebAssembly.Memory ? load.memory.buffer : load.memory;
      const rows = Object.values(this.#layout.tensors).find(({ role }) => role === 'output')?.rows ?? 0;
      const outputs = readOutputs(this.#layout, buffer, 0, rows);
      return { last: [{ set: 0, outputs }], readbackMs: now() - start };
    }
    const parts = await this.#all((thread) => pool.ask(thread, { type: 'read', session: load.session }));
    const outputs = joinOutputs(
      this.#layout,
      parts.map((part) => part.outputs ?? {}),
    );
    const ms = load.threads === 1 ? parts[0].wallMs : now() - start;
    return { last: [{ set: 0, outputs }], readbackMs: copies ? ms : 0 };
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    const { pool, load, freed } = this.#parts;
    // After a restart there is nothing to free, and a terminated thread may write for a moment still.
    if (this.#generation !== pool.generation) return;
    // Nobody waits: the threads may be busy until they notice that they were cancelled.
    this.#all((thread) => pool.ask(thread, { type: 'free', session: load.session })).then(freed, () => {});
  }

  #all<T>(call: (thread: number) => Promise<T>): Promise<T[]> {
    return Promise.all(Array.from({ length: this.#parts.load.threads }, (_, thread) => call(thread)));
  }
}
