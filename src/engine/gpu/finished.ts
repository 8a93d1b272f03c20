/**
 * Waiting for a device. Some browsers look only now and then whether work has ended, Firefox every 100 ms or so; asked
 * again and again by empty submits, it answers within a millisecond or two. Others are only disturbed by that.
 */
import { median } from 'simple-statistics';

/** A device that takes longer than this to tell of nothing is nudged. */
const SLOW_MS = 20;
/** Time between nudges, ms; and as a share of the time waited so far. So much longer does a wait get at most. */
const NUDGE_MS = 1;
const NUDGE_SHARE = 0.01;
/** Shorter pauses than this are passed with messages. */
const TIMER_MS = 4;
/** Empty submits that are waited for, to learn what waiting costs. */
const PROBES = 5;

export class Finished {
  readonly #device: GPUDevice;
  readonly #now: () => number;
  #nudges = false;

  constructor(device: GPUDevice, now: () => number) {
    this.#device = device;
    this.#now = now;
  }

  /** Finds out once which way of waiting is the quicker one here. */
  async learn(): Promise<void> {
    // The first wait of a device may be long, or short, for reasons of its own.
    await this.#probe();
    const patient = Math.min(await this.#probe(), await this.#probe());
    if (patient < SLOW_MS) return;
    this.#nudges = true;
    const nudged = Math.min(await this.#probe(), await this.#probe());
    this.#nudges = nudged < patient / 2;
  }

  /** What waiting for nothing takes, in ms: the median of a few. The device should have nothing else to do. */
  async idleMs(): Promise<number> {
    const taken: number[] = [];
    while (taken.length < PROBES) taken.push(await this.#probe());
    return median(taken);
  }

  /** Everything submitted so far. */
  work(): Promise<undefined> {
    return this.of(this.#device.queue.onSubmittedWorkDone());
  }

  /** Waits for what the device has been asked: `onSubmittedWorkDone`, `mapAsync`. */
  of<T>(asked: Promise<T>): Promise<T> {
    return this.#nudges ? this.#nudged(asked) : asked;
  }

  async #probe(): Promise<number> {
    const start = this.#now();
    this.#device.queue.submit([]);
    await this.work();
    return this.#now() - start;
  }

  /**
   * The longer the wait, the rarer the nudges: a browser works them off one by one, and a stream of them would keep a slow
   * device, and the processor that it runs on, from the very work that is waited for.
   */
  async #nudged<T>(asked: Promise<T>): Promise<T> {
    const { port1, port2 } = new MessageChannel();
    const start = this.#now();
    let due = start;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const now = this.#now();
      if (now >= due) {
        this.#device.queue.submit([]);
        due = now + Math.max(NUDGE_MS, (now - start) * NUDGE_SHARE);
      }
      const left = due - now;
      // Timers are held back to 4 ms; messages are not.
      if (left > TIMER_MS) timer = setTimeout(look, left);
      else port2.postMessage(null);
    };
    port1.onmessage = look;
    port2.postMessage(null);
    try {
      return await asked;
    } finally {
      clearTimeout(timer);
      port1.onmessage = null;
      port1.close();
      port2.close();
    }
  }
}
