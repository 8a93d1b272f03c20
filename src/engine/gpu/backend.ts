/** Runs GPU variants through WebGPU: in a page, in a worker, and in Node through Dawn. */

import type {
  AdapterInfo,
  Backend,
  GpuCapabilities,
  GpuPower,
  Job,
  Prepared,
  Reason,
  SecondGpu,
  ShaderMessage,
} from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import { type Opened, openDevice } from './device.ts';
import { Live } from './live.ts';
import { type Later, later, type Patience, patiently } from './patience.ts';
import { messagesOf } from './pipelines.ts';
import { heldBytes, type Parts, prepareParts } from './prepare.ts';
import { doesNotFit, GPU_GONE, NO_ADAPTER, noAnswer, outOfMemory, refused } from './reasons.ts';
import { openScopes } from './scopes.ts';
import { passesOf } from './wanted.ts';

interface OpenAdapter {
  readonly info: AdapterInfo;
  readonly capabilities: GpuCapabilities;
  readonly timestampQuantumUs: number | null;
}

export interface GpuBackend extends Backend {
  /** Opens the device on the first call. Null where there is no GPU to talk to. */
  adapter(): Promise<OpenAdapter | null>;
  /** What the compiler says of a WGSL text; nothing where there is no GPU. */
  compile(code: string): Promise<readonly ShaderMessage[]>;
  /** Which GPU the run's own is from now on; what is open of another is closed. */
  choose(power: GpuPower): Promise<void>;
  /** 0 where there is no GPU. */
  idleMs(): Promise<number>;
}

/**
 * @param gpu finds the runtime's `navigator.gpu`; asked again after a loss
 * @param now milliseconds
 * @param wait how long to wait for an answer
 */
export function createGpuBackend(gpu: () => GPU | undefined, now: () => number, wait = later): GpuBackend {
  return new WebGpuBackend(gpu, now, wait);
}

/** The other GPU than `main` is; none where the browser names the same. Its device, and the loss of it, are its own. */
export function createSecondGpuBackend(
  main: Pick<GpuBackend, 'adapter'>,
  gpu: () => GPU | undefined,
  now: () => number,
  wait = later,
): GpuBackend {
  return new WebGpuBackend(gpu, now, wait, main);
}

/** A browser that is asked for a GPU and has said nothing for so long is not waited for. */
const ANSWER_MS = 10_000;

type Opening =
  | { readonly ok: true; readonly live: Live }
  | { readonly ok: false; readonly status: 'unsupported' | 'failed'; readonly reason: Reason };

class WebGpuBackend implements GpuBackend {
  readonly runs = ['gpu'] as const;
  readonly gpu?: SecondGpu;
  readonly #gpu: () => GPU | undefined;
  readonly #now: () => number;
  readonly #later: Later;
  /** Of a second one, the other. */
  readonly #main: Pick<GpuBackend, 'adapter'> | null;
  /** The run's own. */
  #power: GpuPower = 'high-performance';
  #opening: Patience<Opening> | null = null;
  /** Whether there was a device: one that is then not to be had was lost. */
  #had = false;
  /** The preparation under way: error scopes are a stack of the device's, which two must not share. */
  #preparing: Promise<unknown> = Promise.resolve();
  /** Whatever the device has been asked and has not answered: it is not ended before. */
  readonly #asked = new Set<Promise<unknown>>();

  constructor(
    gpu: () => GPU | undefined,
    now: () => number,
    later: Later,
    main: Pick<GpuBackend, 'adapter'> | null = null,
  ) {
    if (main) this.gpu = 'second';
    this.#main = main;
    this.#gpu = gpu;
    this.#now = now;
    this.#later = later;
  }

  async choose(power: GpuPower): Promise<void> {
    if (power === this.#power) return;
    this.#power = power;
    await this.dispose();
    // The other one has not been lost.
    this.#had = false;
  }

  async adapter() {
    const opening = await this.#open();
    if (!opening.ok) return null;
    const { info, capabilities, timestampQuantumUs } = opening.live.open;
    return { info, capabilities, timestampQuantumUs };
  }

  async compile(code: string): Promise<readonly ShaderMessage[]> {
    const opening = await this.#open(({ isLost, inUse }) => isLost && !inUse);
    if (!opening.ok) return [];
    const { live } = opening;
    return this.#before(() => live.guard(messagesOf(live.device, code)));
  }

  async idleMs(): Promise<number> {
    const opening = await this.#open();
    if (!opening.ok) return 0;
    const { live } = opening;
    return this.#before(() => live.guard(live.open.finished.idleMs()));
  }

  async prepare(job: Job, signal: AbortSignal): Promise<Prepared> {
    const opening = await this.#open();
    signal.throwIfAborted();
    if (!opening.ok) return { status: opening.status, reason: opening.reason };
    const { live } = opening;
    return this.#before(() => this.#prepare(live, job, signal));
  }

  async #prepare(live: Live, job: Job, signal: AbortSignal): Promise<Prepared> {
    const wanted = await passesOf(live, job);
    if (wanted.reason) return { status: 'unsupported', reason: wanted.reason };
    const { build, passes } = wanted;
    const ended = live.use();
    const prepared = this.#preparing.then(async () => {
      signal.throwIfAborted();
      const made = await this.#scoped(live, job, () => prepareParts(live, job, passes, this.#now, signal));
      if (made.reason) return { status: 'failed', reason: made.reason } as const;
      made.resources.onDestroy(ended);
      const { session, compileMs, compiling, uploadMs } = made;
      return { status: 'ready', session, compileMs, compiling, uploadMs, build: build.name } as const;
    });
    this.#preparing = prepared.then(
      ({ status }) => status === 'ready' || ended(),
      () => ended(),
    );
    return prepared;
  }

  async compileAll(jobs: readonly Job[], signal: AbortSignal): Promise<void> {
    const opening = await this.#open();
    signal.throwIfAborted();
    if (!opening.ok) return;
    const { live } = opening;
    // A device that is lost meanwhile was in use: the case that comes next is told of it.
    const ended = live.use();
    await this.#before(() => this.#compileAll(live, jobs, signal)).finally(ended);
  }

  async #compileAll(live: Live, jobs: readonly Job[], signal: AbortSignal): Promise<void> {
    // A text that cannot be read is told of by the case that it belongs to.
    const wanted = await Promise.all(jobs.map((job) => passesOf(live, job).catch(() => null)));
    signal.throwIfAborted();
    // What the texts are refused for comes with each case, not as an error of the device's.
    const scopes = openScopes(live.device);
    const compiled = live.pipelines.ahead(wanted.flatMap((one) => (one && !one.reason ? one.passes : [])));
    const asked = [compiled, scopes.close()];
    await live.guard(Promise.allSettled(asked).then(() => Promise.all<unknown>(asked)));
  }

  /** Does what is to be over before the device is ended. */
  #before<T>(work: () => Promise<T>): Promise<T> {
    const asked = work();
    this.#asked.add(asked);
    const over = () => void this.#asked.delete(asked);
    asked.then(over, over);
    return asked;
  }

  /** Whatever the device refuses inside comes back as a reason; what was created is destroyed then. */
  async #scoped(live: Live, job: Job, work: () => Promise<Parts>): Promise<Parts | { readonly reason: Reason }> {
    const scopes = openScopes(live.device);
    let made: Parts | null = null;
    let thrown: unknown = null;
    try {
      made = await work();
    } catch (error) {
      thrown = error;
    }
    const found = await live.guard(scopes.close()).catch((error: unknown) => {
      made?.resources.destroy();
      throw error;
    });
    if (thrown instanceof BackendLostError) throw thrown;
    // createBuffer throws a RangeError where the browser itself cannot make room.
    const full = thrown instanceof RangeError || found?.filter === 'out-of-memory';
    if (!full && !found && thrown) throw thrown;
    if (made && !made.reason && !full && !found) return made;
    made?.resources.destroy();
    if (made?.reason) return made;
    return { reason: full ? outOfMemory(heldBytes(job)) : said(job, found?.message ?? '') };
  }

  async rebuild(): Promise<void> {
    await this.dispose();
  }

  async dispose(): Promise<void> {
    const opening = this.#opening;
    this.#opening = null;
    // One that comes when nobody waits any more is ended all the same.
    const ended = opening?.asked.then(async (opened) => {
      if (opened.ok) await this.#end(opened.live);
    });
    const answer = await opening?.answer();
    if (answer?.ok) await ended;
  }

  /** In Node a promise of Dawn's that its thread does not live to see settled ends the whole process. */
  async #end(live: Live): Promise<void> {
    do {
      await Promise.allSettled(this.#asked);
      await live.done().catch(() => {});
      // Whoever was let in before may have asked meanwhile.
    } while (this.#asked.size);
    live.device.destroy();
  }

  /** @param past whether a device is of no use any more, so that another is opened; one lost in a run is left to `rebuild` */
  async #open(past: (live: Live) => boolean = ({ lostIdle }) => lostIdle): Promise<Opening> {
    for (;;) {
      this.#opening ??= this.#openNew();
      const known = this.#opening;
      const opening = await known.answer();
      if (!opening.ok || !past(opening.live)) return opening;
      if (this.#opening === known) this.#opening = null;
    }
  }

  async #openDevice(heard: () => void): Promise<Opened> {
    if (!this.#main) return openDevice(this.#gpu(), this.#power, this.#now, heard);
    const main = await this.#main.adapter();
    if (!main) return { ok: false, reason: NO_ADAPTER };
    heard();
    return openDevice(this.#gpu(), OTHER[this.#power], this.#now, heard, main.info);
  }

  #openNew(): Patience<Opening> {
    const opening = patiently<Opening>(
      async (heard) => {
        const opened = await this.#openDevice(heard);
        if (opened.ok) {
          this.#had = true;
          return { ok: true, live: new Live(opened.gpu, this.#now) };
        }
        // After a crash of the GPU's process there is no adapter for a moment: the next case asks again.
        if (this.#opening === opening) this.#opening = null;
        if (this.#had) return { ok: false, status: 'failed', reason: GPU_GONE };
        return { ok: false, status: 'unsupported', reason: opened.reason };
      },
      {
        ms: ANSWER_MS,
        later: this.#later,
        silence: { ok: false, status: 'unsupported', reason: noAnswer(ANSWER_MS) },
      },
    );
    return opening;
  }
}

const OTHER: Readonly<Record<GpuPower, GpuPower>> = {
  'high-performance': 'low-power',
  'low-power': 'high-performance',
};

/** A visitor's text may have lost a buffer; the device then speaks of layouts, which helps nobody. */
const said = ({ edits }: Job, message: string): Reason => (edits ? doesNotFit(message) : refused(message));
