/**
 * What the worker of a library does: loads it, holds its cases, and reads the clock beside it, so that messages to the
 * worker cost no time. One call after the other: a runtime has one owner at a time.
 */
import { median } from 'simple-statistics';
import type {
  DenseArray,
  DenseLayout,
  LibraryHost,
  LibraryVariant,
  LoadedLibrary,
  Params,
  Peer,
  Reading,
  Readout,
  Reason,
  Tensors,
  Workload,
} from '../contract.ts';
import { messageOf } from '../errors.ts';

/** A case to open. */
export interface Order {
  readonly session: number;
  readonly workload: string;
  readonly variant: string;
  readonly params: Params;
  readonly sets: readonly Tensors[];
  /** See `Rotation`. */
  readonly copies: number;
  readonly places: number;
}

export type Opened =
  | { readonly status: 'ready'; readonly compileMs: number; readonly uploadMs: number; readonly idleMs: number }
  | { readonly status: 'unsupported'; readonly reason: Reason };

/** Milliseconds are the worker's own. Whatever a library throws comes through: nothing is known of it afterwards. */
export interface LibraryService {
  open(order: Order): Promise<Opened>;
  overwrite(session: number): Promise<void>;
  run(session: number, iterations: number): Promise<number>;
  read(session: number): Promise<Reading>;
  upload(session: number): Promise<number>;
  roundTrip(session: number): Promise<number>;
  close(session: number): Promise<void>;
}

/** @param workloads those whose library variants may be opened */
export function createLibraryService(workloads: readonly Workload[], host: LibraryHost): LibraryService {
  const loaded = new Map<string, Promise<LoadedLibrary>>();
  const cases = new Map<number, LibraryCase>();
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => {});
    return result;
  };
  const load = (workload: string, variant: LibraryVariant) => {
    const key = `${workload}:${variant.id}`;
    const loading =
      loaded.get(key) ??
      variant
        .load(host)
        .catch((error: unknown) => ({ ok: false, reason: doesNotLoad(variant.library.packageName, error) }) as const);
    loaded.set(key, loading);
    return loading;
  };
  const held = (session: number) => {
    const one = cases.get(session);
    if (!one) throw new Error('The worker does not hold this session.');
    return one;
  };
  const open = async (order: Order): Promise<Opened> => {
    const variant = workloads.find(({ id }) => id === order.workload)?.variants.find(({ id }) => id === order.variant);
    if (variant?.on !== 'library') throw new Error(`This worker knows no ${order.workload}:${order.variant}.`);
    const library = await load(order.workload, variant);
    if (!library.ok) return { status: 'unsupported', reason: library.reason };
    const { layout } = library;
    const sets = order.sets.map((set) => layout.inputs(set, order.params));
    const opened = await timed(() => library.open(order.params, sets[0], order.places));
    const start = layout.state?.start(order.sets[0], order.params) ?? null;
    const one = new LibraryCase(opened.value, sets, start, layout, order.params);
    cases.set(order.session, one);
    const uploadMs = await one.upload();
    await one.fill(order.copies);
    if (start) await one.overwrite();
    return { status: 'ready', compileMs: opened.ms, uploadMs, idleMs: await one.idleMs() };
  };
  return {
    open: (order) => inTurn(() => open(order)),
    overwrite: (session) => inTurn(() => held(session).overwrite()),
    run: (session, iterations) => inTurn(() => held(session).run(iterations)),
    read: (session) => inTurn(() => held(session).read()),
    upload: (session) => inTurn(() => held(session).upload()),
    roundTrip: (session) => inTurn(() => held(session).roundTrip()),
    close: (session) =>
      inTurn(async () => {
        await cases.get(session)?.close();
        cases.delete(session);
      }),
  };
}

class LibraryCase {
  readonly #peer: Peer;
  readonly #sets: readonly (readonly DenseArray[])[];
  /** What the state is set back to; null without. */
  readonly #start: readonly DenseArray[] | null;
  readonly #layout: DenseLayout;
  readonly #p: Params;
  /** Rejects when the library's device is lost: some promises of its never settle then. */
  readonly #lost: Promise<never> | null;
  /** Iterations so far, or since the state was set back, and how many of them the last batch had. */
  #iterations = 0;
  #batch = 0;
  /** Of a round trip, where that was run last. */
  #brought: Readout | null = null;

  constructor(
    peer: Peer,
    sets: readonly (readonly DenseArray[])[],
    start: readonly DenseArray[] | null,
    layout: DenseLayout,
    p: Params,
  ) {
    this.#peer = peer;
    this.#sets = sets;
    this.#start = start;
    this.#layout = layout;
    this.#p = p;
    this.#lost =
      peer.device?.lost.then(({ message }) => {
        throw new Error(`its GPU device was lost: ${message || 'no reason was given'}`);
      }) ?? null;
    this.#lost?.catch(() => {});
  }

  /** Sets in all copies but the first, which `upload` fills. */
  async fill(copies: number): Promise<void> {
    for (let copy = 1; copy < copies; copy++) {
      await this.#alive(this.#peer.upload(copy, this.#sets[copy % this.#sets.length]));
    }
  }

  /** What the library's device takes to report that an empty submit has ended; 0 without one. */
  async idleMs(): Promise<number> {
    const { device } = this.#peer;
    if (!device) return 0;
    const steps: number[] = [];
    for (let step = 0; step < IDLE_STEPS; step++) {
      const { ms } = await timed(() => {
        device.queue.submit([device.createCommandEncoder().finish()]);
        return this.#alive(device.queue.onSubmittedWorkDone());
      });
      steps.push(ms);
    }
    return median(steps);
  }

  async overwrite(): Promise<void> {
    this.#batch = 0;
    this.#brought = null;
    await this.#alive(this.#peer.overwrite());
    if (!this.#start) return;
    if (!this.#peer.begin) throw new Error('it cannot keep the state of this workload.');
    this.#iterations = 0;
    await this.#alive(this.#peer.begin(this.#start));
  }

  async run(iterations: number): Promise<number> {
    const first = this.#iterations;
    this.#iterations += iterations;
    this.#batch = iterations;
    this.#brought = null;
    const { ms } = await timed(() => this.#alive(this.#peer.run(first, iterations)));
    return ms;
  }

  /** The time is that of the last result alone. */
  async read(): Promise<Reading> {
    if (this.#brought) return { last: [this.#brought], readbackMs: 0 };
    if (!this.#batch) throw new Error('Nothing was run yet.');
    await this.#alive(this.#peer.beforeRead?.() ?? Promise.resolve());
    const result = (back: 0 | 1) => timed(() => this.#alive(this.#peer.read(back)));
    const latest = await result(0);
    const last = [this.#readout(this.#iterations - 1, latest.value)];
    if (this.#start) {
      const [{ set, outputs }] = last;
      const [before, after] = [await this.#state(1), await this.#state(0)];
      return { last: [{ set, outputs: { ...outputs, ...after } }], readbackMs: latest.ms, before };
    }
    if (this.#batch > 1) last.unshift(this.#readout(this.#iterations - 2, (await result(1)).value));
    return { last, readbackMs: latest.ms };
  }

  async upload(): Promise<number> {
    const { ms } = await timed(() => this.#alive(this.#peer.upload(0, this.#sets[0])));
    return ms;
  }

  async roundTrip(): Promise<number> {
    const iteration = this.#iterations++;
    const set = this.#sets[iteration % this.#sets.length];
    await this.#alive(this.#peer.beforeRoundTrip?.(set) ?? Promise.resolve());
    const { ms, value } = await timed(() => this.#alive(this.#peer.roundTrip(set, iteration)));
    this.#batch = 1;
    // What came home lacks the state: that is read as after a batch.
    this.#brought = this.#start ? null : this.#readout(iteration, value);
    return ms;
  }

  close(): Promise<void> {
    return this.#peer.dispose();
  }

  #readout(iteration: number, result: Float32Array): Readout {
    return { set: iteration % this.#sets.length, outputs: this.#layout.outputs(result, this.#p) };
  }

  async #state(back: 0 | 1): Promise<Tensors> {
    const { state } = this.#layout;
    if (!state || !this.#peer.readState) throw new Error('it does not hand out the state of this workload.');
    const arrays = await this.#alive(this.#peer.readState(back));
    return state.tensors(arrays, this.#p, this.#iterations - back);
  }

  #alive<T>(work: Promise<T>): Promise<T> {
    return this.#lost ? Promise.race([work, this.#lost]) : work;
  }
}

const IDLE_STEPS = 5;

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

const doesNotLoad = (packageName: string, error: unknown): Reason => {
  const message = messageOf(error);
  return {
    code: 'library-does-not-load',
    text: {
      en: `${packageName} could not be started here: ${message} The other contenders still run.`,
      'zh-CN': `${packageName} 在这里无法启动：${message} 其余选手照常运行。`,
    },
  };
};
