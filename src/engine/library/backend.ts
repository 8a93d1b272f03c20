/**
 * Runs libraries beside our own contenders: same inputs, same verification, the same wall clock. Each has a worker of its
 * own (see runtime.ts): what goes wrong there costs that library alone, and cancelling waits for none of them.
 */
import type { Backend, GpuPower, Job, Prepared, Reading, Reason, Sample, Session } from '../contract.ts';
import { CaseFailedError } from '../errors.ts';
import { rotationOf } from '../rotation.ts';
import { type LibraryWorkers, Runtime } from './runtime.ts';

export interface LibraryHost extends LibraryWorkers {
  /** Which of several GPUs ours run on; the fast one unless told. */
  power?(): GpuPower;
}

export function createLibraryBackend(host: LibraryHost): Backend {
  return new LibraryBackend(host);
}

/** Libraries ask for the fast GPU by themselves: beside kernels on another one they would be compared with it. */
const OTHER_GPU: Reason = {
  code: 'other-gpu',
  text: {
    en: 'Libraries choose the high-performance GPU by themselves, and you have chosen the other one; beside it they are not run.',
    'zh-CN': '库自己会选高性能 GPU，而你选的是另一个；它们不会和那一个放在一起运行。',
  },
};

class LibraryBackend implements Backend {
  readonly runs = ['library'] as const;
  readonly #host: LibraryHost;
  readonly #runtimes = new Map<string, Runtime>();
  #sessions = 0;

  constructor(host: LibraryHost) {
    this.#host = host;
  }

  async prepare(job: Job, signal: AbortSignal): Promise<Prepared> {
    const { workload, variant, params, sets } = job;
    if (variant.on !== 'library') throw new Error(`${variant.id} is no library.`);
    const elsewhere = variant.side === 'gpu' && this.#host.power?.() === 'low-power';
    const reason = elsewhere ? OTHER_GPU : variant.unsupported?.(params);
    if (reason) return { status: 'unsupported', reason };
    const runtime = this.#runtimes.get(variant.id) ?? new Runtime(variant.id, variant.library.packageName, this.#host);
    this.#runtimes.set(variant.id, runtime);
    const session = this.#sessions++;
    const order = { session, workload: workload.id, variant: variant.id, params, sets, ...rotationOf(job) };
    try {
      const opened = await runtime.open(session, signal, (service) => service.open(order));
      if (opened.status === 'ready') return { ...opened, session: new LibrarySession(runtime, session) };
      // What could not be fetched may be fetched the next time: by a worker that has not tried before.
      runtime.stop();
      return opened;
    } catch (error) {
      if (error instanceof CaseFailedError) return { status: 'failed', reason: error.reason };
      throw error;
    }
  }

  async rebuild(): Promise<void> {
    for (const runtime of this.#runtimes.values()) runtime.stop();
  }

  dispose(): Promise<void> {
    return this.rebuild();
  }
}

class LibrarySession implements Session {
  readonly #runtime: Runtime;
  readonly #id: number;

  constructor(runtime: Runtime, id: number) {
    this.#runtime = runtime;
    this.#id = id;
  }

  overwrite(): Promise<void> {
    return this.#runtime.call(this.#id, (service) => service.overwrite(this.#id));
  }

  async run(iterations: number, signal: AbortSignal): Promise<Sample> {
    const wallMs = await this.#runtime.call(this.#id, (service) => service.run(this.#id, iterations), signal);
    return { iterations, wallMs, gpuMs: null };
  }

  read(): Promise<Reading> {
    return this.#runtime.call(this.#id, (service) => service.read(this.#id));
  }

  upload(signal: AbortSignal): Promise<number> {
    return this.#runtime.call(this.#id, (service) => service.upload(this.#id), signal);
  }

  roundTrip(signal: AbortSignal): Promise<number> {
    return this.#runtime.call(this.#id, (service) => service.roundTrip(this.#id), signal);
  }

  dispose(): Promise<void> {
    return this.#runtime.close(this.#id);
  }
}
