/** One case on the CPU. The kernel always runs in a thread of the pool: whoever times it stays free to cancel it. */
import type { Reading, Readout, Sample, Session, TensorData, Tensors } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import {
  hasState,
  joinOutputs,
  type Layout,
  newOutputs,
  readOutputs,
  readState,
  WHOLE,
  writeInputs,
  writeState,
} from './layout.ts';
import type { LoadRequest, Request } from './messages.ts';
import { type Pool, threadLost } from './pool.ts';
import { abortShared, resetControl } from './shared-run.ts';
import { isWasmMemory } from './wasm.ts';

/** A kernel that does not see the abort flag within this time is terminated with its thread. */
const GRACE_MS = 100;

export interface CpuSessionParts {
  readonly pool: Pool;
  readonly load: Omit<LoadRequest, 'thread'>;
  readonly sets: readonly Tensors[];
  readonly now: () => number;
  readonly later: (ms: number, call: () => void) => () => void;
  /** Whether moving data in and out costs an application something (a JS kernel reads the page's own arrays). */
  readonly copies: boolean;
  /** Called at most once, when no thread uses the memory any more. */
  readonly freed: () => void;
}

/**
 * Whose clock: on one thread an application would call the kernel where it stands, so that thread's own clock counts and
 * the way to it does not. On all threads it would have to tell them, so time runs from before the first is told until
 * the last has answered, whether they share memory or not.
 */
export class CpuSession implements Session {
  readonly #parts: CpuSessionParts;
  #generation = -1;
  #disposed = false;
  /** Number of the next iteration, and how many were run last. */
  #next = 0;
  #ran = 0;
  #uploads = 0;
  /** Whether the shared memory holds its inputs; memory of the threads' own goes with them. */
  #written = false;
  /** Where the results of round trips go, as an application would use its arrays again. */
  #target: Record<string, TensorData> | null = null;

  constructor(parts: CpuSessionParts) {
    this.#parts = parts;
  }

  /**
   * Brings the case to every thread that it runs on, again after a restart of the pool.
   * @returns milliseconds of the first upload of one set, into memory that has just been made
   */
  async load(): Promise<number> {
    const { pool, load, sets } = this.#parts;
    await pool.idle();
    this.#generation = pool.generation;
    await this.#ask((thread) => ({ ...load, thread }));
    if (load.memory && this.#written) return 0;
    const uploadMs = await this.#write(0, [0]);
    for (let set = 0; set < sets.length; set++) {
      const copies = Array.from({ length: load.layout.copies }, (_, copy) => copy);
      await this.#write(
        set,
        copies.filter((copy) => copy > 0 && copy % sets.length === set),
      );
    }
    this.#written = true;
    return uploadMs;
  }

  async overwrite(turn: number): Promise<void> {
    await this.#present();
    const { session, layout, memory } = this.#parts.load;
    const start = hasState(layout) ? stateIn(layout, this.#parts.sets[0]) : null;
    await this.#ask(() => ({ type: 'overwrite', session, turn, start: memory ? null : start }));
    if (!start) return;
    if (memory) writeState(layout, bufferOf(memory), start);
    this.#next = 0;
    this.#ran = 0;
  }

  async run(iterations: number, signal: AbortSignal): Promise<Sample> {
    const wallMs = await this.#iterate(iterations, signal, (first) => this.#runFrom(first, iterations));
    return { iterations, wallMs, gpuMs: null };
  }

  async read(most = 2): Promise<Reading> {
    const { load, sets } = this.#parts;
    // Memory of the threads' own has gone with them.
    if (this.#ran && !load.memory && this.#generation !== this.#parts.pool.generation) {
      throw new BackendLostError(threadLost(''));
    }
    const last: Readout[] = [];
    let readbackMs = 0;
    // The state that the one before the last left is gone.
    const kept = Math.min(this.#ran, hasState(load.layout) ? 1 : 2, most);
    for (let iteration = this.#next - kept; iteration < this.#next; iteration++) {
      const { outputs, ms } = await this.#readOne(iteration);
      readbackMs = ms;
      last.push({ set: iteration % sets.length, outputs });
    }
    return { last, readbackMs };
  }

  async upload(signal: AbortSignal): Promise<number> {
    signal.throwIfAborted();
    await this.#present();
    const { load, sets } = this.#parts;
    const copy = this.#uploads++ % load.layout.copies;
    return this.#write(copy % sets.length, [copy]);
  }

  async roundTrip(signal: AbortSignal): Promise<number> {
    const { load, sets, now, copies } = this.#parts;
    return this.#iterate(1, signal, async (iteration) => {
      if (!copies) return this.#runFrom(iteration, 1);
      const { session, layout, memory, threads } = load;
      const inputs = sets[iteration % sets.length];
      if (memory) {
        this.#target ??= newOutputs(layout, WHOLE);
        const start = now();
        writeInputs(layout, bufferOf(memory), inputs, [iteration % layout.copies]);
        await this.#runFrom(iteration, 1);
        readOutputs(layout, bufferOf(memory), iteration, WHOLE, this.#target);
        return now() - start;
      }
      const request: Request = { type: 'round-trip', session, iteration, inputs, send: threads > 1 };
      if (threads === 1) return (await this.#ask(() => request))[0].wallMs;
      this.#target ??= newOutputs(layout, WHOLE);
      const start = now();
      const parts = await this.#ask(() => request);
      joinOutputs(layout, parts.map(partOf), this.#target);
      return now() - start;
    });
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    const { pool, load, freed } = this.#parts;
    // After a restart there is nothing to free, and a terminated thread may write for a moment still.
    if (this.#generation !== pool.generation) return;
    // Nobody waits: the threads may be busy until they notice that they were cancelled.
    this.#ask(() => ({ type: 'free', session: load.session })).then(freed, () => {});
  }

  #ask(request: (thread: number) => Request) {
    const { pool, load } = this.#parts;
    return Promise.all(Array.from({ length: load.threads }, (_, thread) => pool.ask(thread, request(thread))));
  }

  /** Waits for somebody else's kernel that was cancelled: where it does not end in time it takes all threads with it. */
  async #present(): Promise<void> {
    await this.#parts.pool.idle();
    if (this.#generation !== this.#parts.pool.generation) await this.load();
  }

  /** Does `work` with the next iterations, and ends it when the signal says so. */
  async #iterate<T>(iterations: number, signal: AbortSignal, work: (first: number) => Promise<T>): Promise<T> {
    const { pool, load, later } = this.#parts;
    signal.throwIfAborted();
    await this.#present();
    // Whoever cancelled meanwhile would not be heard below.
    signal.throwIfAborted();
    if (load.control) resetControl(load.control);
    const first = this.#next;
    this.#next += iterations;
    this.#ran = 0;
    let over = false;
    const stop = () => {
      if (load.control) abortShared(load.control);
      later(GRACE_MS, () => {
        if (!over) pool.restart('');
      });
    };
    signal.addEventListener('abort', stop, { once: true });
    try {
      const result = await work(first);
      signal.throwIfAborted();
      this.#ran = iterations;
      return result;
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      over = true;
      signal.removeEventListener('abort', stop);
    }
  }

  async #runFrom(first: number, iterations: number): Promise<number> {
    const { load, now } = this.#parts;
    const start = now();
    const ran = await this.#ask(() => ({ type: 'run', session: load.session, iterations, first }));
    return load.threads === 1 ? ran[0].wallMs : now() - start;
  }

  /** @returns milliseconds that an application would pay */
  async #write(set: number, copies: readonly number[]): Promise<number> {
    const { load, sets, now } = this.#parts;
    const { session, layout, memory } = load;
    const inputs = sets[set];
    const start = now();
    if (memory) {
      writeInputs(layout, bufferOf(memory), inputs, copies);
      return now() - start;
    }
    const written = await this.#ask(() => ({ type: 'write', session, inputs, copies }));
    if (!this.#parts.copies) return 0;
    return load.threads === 1 ? written[0].wallMs : now() - start;
  }

  async #readOne(iteration: number): Promise<{ outputs: Tensors; ms: number }> {
    const { load, now, copies } = this.#parts;
    const { session, layout, memory } = load;
    if (memory) {
      const outputs = newOutputs(layout, WHOLE);
      const start = now();
      readOutputs(layout, bufferOf(memory), iteration, WHOLE, outputs);
      const ms = now() - start;
      return { outputs: { ...outputs, ...readState(layout, bufferOf(memory)) }, ms };
    }
    const request: Request = { type: 'read', session, iteration };
    if (load.threads === 1) {
      const [{ outputs, wallMs }] = await this.#ask(() => request);
      return { outputs: outputs ?? {}, ms: copies ? wallMs : 0 };
    }
    const outputs = newOutputs(layout, WHOLE);
    const start = now();
    const parts = await this.#ask(() => request);
    joinOutputs(layout, parts.map(partOf), outputs);
    return { outputs, ms: copies ? now() - start : 0 };
  }
}

const stateIn = ({ tensors }: Layout, set: Tensors): Tensors =>
  Object.fromEntries(Object.entries(set).filter(([name]) => tensors[name]?.role === 'state'));

const bufferOf = (memory: SharedArrayBuffer | WebAssembly.Memory): ArrayBufferLike =>
  isWasmMemory(memory) ? memory.buffer : memory;

const partOf = ({ outputs }: { readonly outputs: Tensors | null }): Tensors => outputs ?? {};
