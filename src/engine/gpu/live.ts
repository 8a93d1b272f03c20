/** A device that is open: what was compiled and uploaded on it, who uses it, and whether it is still there. */
import { BackendLostError } from '../errors.ts';
import type { OpenDevice } from './device.ts';
import { SharedInputs } from './inputs.ts';
import { Pipelines } from './pipelines.ts';
import { deviceLost } from './reasons.ts';

const APART_MS = 50;

export class Live {
  readonly open: OpenDevice;
  readonly pipelines: Pipelines;
  readonly inputs: SharedInputs;
  /** Lost while nothing ran: nobody's loss, whoever comes next opens another. */
  lostIdle = false;
  /** Never resolves; rejects with a BackendLostError. */
  readonly #lost: Promise<never>;
  #gone: BackendLostError | null = null;
  #users = 0;

  /** @param now milliseconds */
  constructor(open: OpenDevice, now: () => number) {
    this.open = open;
    this.pipelines = new Pipelines(open.device, now);
    this.inputs = new SharedInputs({ device: open.device, now, done: this.done });
    this.#lost = open.device.lost.then(({ message }) => {
      this.#gone = new BackendLostError(deviceLost(message));
      this.lostIdle = !this.inUse;
      throw this.#gone;
    });
    this.#lost.catch(() => {});
  }

  get device(): GPUDevice {
    return this.open.device;
  }

  get isLost(): boolean {
    return this.#gone !== null;
  }

  /** Whether a case is prepared or under way. */
  get inUse(): boolean {
    return this.#users > 0;
  }

  /** @returns what ends the use, and may be called twice */
  use(): () => void {
    this.#users++;
    let over = false;
    return () => {
      if (!over) this.#users--;
      over = true;
    };
  }

  /** Rejects with a BackendLostError when the device is lost. */
  readonly guard = async <T>(work: Promise<T>): Promise<T> => {
    const result = await raced(work, this.#lost);
    // Some work "finishes" on a lost device; nothing it left behind may be believed.
    if (this.#gone) throw this.#gone;
    return result;
  };

  /** Waits for what the device was asked (`onSubmittedWorkDone`, `mapAsync`), in the quickest way it knows; guarded. */
  readonly wait = <T>(asked: Promise<T>): Promise<T> => this.guard(this.open.finished.of(asked));

  /** Waits for everything submitted; guarded. */
  readonly done = (): Promise<undefined> => this.wait(this.device.queue.onSubmittedWorkDone());
}

/** A device that is lost rejects pending work in its own words, or never answers: the loss itself is what to tell. */
async function raced<T>(work: Promise<T>, lost: Promise<never>): Promise<T> {
  try {
    return await Promise.race([work, lost]);
  } catch (error) {
    // The loss and the failure it causes arrive in either order, and on a busy machine a little apart.
    await Promise.race([lost, new Promise((resolve) => setTimeout(resolve, APART_MS))]);
    throw error;
  }
}
