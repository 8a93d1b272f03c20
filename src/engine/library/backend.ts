/**
 * Runs libraries beside our own contenders: same inputs, same verification, same wall clock. A library brings its own
 * device or threads; the backend only asks it to run and waits. Once an iteration has begun, nothing can stop it.
 */
import type {
  Backend,
  Job,
  LibraryHost,
  LoadedLibrary,
  Peer,
  Prepared,
  Readout,
  Reason,
  Sample,
  Session,
} from '../contract.ts';
import { rotationOf } from '../rotation.ts';

export function createLibraryBackend(host: LibraryHost, now: () => number): Backend {
  return new LibraryBackend(host, now);
}

class LibraryBackend implements Backend {
  readonly runs = ['library'] as const;
  readonly #host: LibraryHost;
  readonly #now: () => number;
  readonly #loaded = new Map<string, Promise<LoadedLibrary>>();

  constructor(host: LibraryHost, now: () => number) {
    this.#host = host;
    this.#now = now;
  }

  async prepare(job: Job, signal: AbortSignal): Promise<Prepared> {
    const { variant, params, sets } = job;
    const [inputs] = sets;
    if (variant.on !== 'library') throw new Error(`${variant.id} is no library.`);
    const reason = variant.unsupported?.(params);
    if (reason) return { status: 'unsupported', reason };
    const library = await this.#load(job).catch((error: unknown): LoadedLibrary => {
      return { ok: false, reason: doesNotLoad(variant.library.packageName, error) };
    });
    if (!library.ok) return { status: 'unsupported', reason: library.reason };
    signal.throwIfAborted();
    const begun = this.#now();
    const peer = await library.open(params, inputs);
    const compileMs = this.#now() - begun;
    try {
      await peer.begin?.();
      const start = this.#now();
      await peer.upload(inputs);
      const uploadMs = this.#now() - start;
      for (let copy = rotationOf(job).copies; copy > 1; copy--) await peer.upload(inputs);
      signal.throwIfAborted();
      return { status: 'ready', session: new LibrarySession(peer, this.#now), compileMs, uploadMs };
    } catch (error) {
      await peer.dispose();
      throw error;
    }
  }

  #load({ workload, variant }: Job): Promise<LoadedLibrary> {
    if (variant.on !== 'library') throw new Error(`${variant.id} is no library.`);
    const key = `${workload.id}:${variant.id}`;
    const known = this.#loaded.get(key);
    if (known) return known;
    const loading = variant.load(this.#host);
    this.#loaded.set(key, loading);
    // What could not be fetched may be fetched the next time.
    loading.then(
      ({ ok }) => ok || this.#loaded.delete(key),
      () => this.#loaded.delete(key),
    );
    return loading;
  }

  async rebuild(): Promise<void> {
    this.#loaded.clear();
  }

  /** Libraries have no end of their own: threads and devices that they opened go with the worker. */
  async dispose(): Promise<void> {
    this.#loaded.clear();
  }
}

class LibrarySession implements Session {
  readonly #peer: Peer;
  readonly #now: () => number;
  /** What was begun last: nothing may be freed before it is over. */
  #busy: Promise<unknown> = Promise.resolve();
  #disposed = false;

  constructor(peer: Peer, now: () => number) {
    this.#peer = peer;
    this.#now = now;
  }

  async run(iterations: number, signal: AbortSignal): Promise<Sample> {
    await this.#peer.begin?.();
    signal.throwIfAborted();
    const start = this.#now();
    const running = this.#peer.run(iterations);
    this.#busy = running.catch(() => {});
    await running;
    return { iterations, wallMs: this.#now() - start, gpuMs: null };
  }

  async overwrite(): Promise<void> {}

  async upload(): Promise<number> {
    return 0;
  }

  async roundTrip(signal: AbortSignal): Promise<number> {
    const start = this.#now();
    await this.run(1, signal);
    await this.read();
    return this.#now() - start;
  }

  async read(): Promise<{ last: readonly Readout[]; readbackMs: number }> {
    await this.#peer.begin?.();
    const start = this.#now();
    const reading = this.#peer.read();
    this.#busy = reading.catch(() => {});
    const last = (await reading).map((outputs) => ({ set: 0, outputs }));
    return { last, readbackMs: this.#now() - start };
  }

  /** Nobody waits for what was cancelled: it is freed when it is over. */
  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    void this.#busy.then(() => this.#peer.dispose()).catch(() => {});
  }
}

const doesNotLoad = (packageName: string, error: unknown): Reason => {
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'library-does-not-load',
    text: {
      en: `${packageName} could not be started here: ${message} The other contenders still run.`,
      'zh-CN': `${packageName} 在这里无法启动：${message} 其余选手照常运行。`,
    },
  };
};
