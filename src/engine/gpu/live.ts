/** A device that is open: what was compiled and uploaded on it, who uses it, and whether it is still there. */
import { abortable } from '../bench/abort.ts';
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
  /** Aborted by the loss, with a BackendLostError. A promise would keep a hold on everyone who has ever waited. */
  readonly #loss = new AbortController();
  #users = 0;

  /** @param now milliseconds */
  constructor(open: OpenDevice, now: () => number) {
    this.open = open;
    this.pipelines = new Pipelines(open.device, now);
    this.inputs = new SharedInputs({ device: open.device, now, done: this.done });
    void open.device.lost.then(({ message }) => {
      this.lostIdle = !this.inUse;
      this.#loss.abort(new BackendLostError(deviceLost(message)));
    });
  }

  get device(): GPUDevice {
    return this.open.device;
  }

  get isLost(): boolean {
    return this.#loss.signal.aborted;
  }

  /** Whether cases are compiled, prepared or under way. */
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
    const result = await raced(work, this.#loss.signal);
    // Some work "finishes" on a lost device; nothing it left behind may be believed.
    this.#loss.signal.throwIfAborted();
    return result;
  };

  /** Waits for what the device was asked (`onSubmittedWorkDone`, `mapAsync`), in the quickest way it knows; guarded. */
  readonly wait = <T>(asked: Promise<T>): Promise<T> => this.guard(this.open.finished.of(asked));

  /** Waits for everything submitted; guarded. */
  readonly done = (): Promise<undefined> => this.wait(this.device.queue.onSubmittedWorkDone());
}

/** A device that is lost rejects pending work in its own words, or never answers: the loss itself is what to tell. */
async function raced<T>(work: Promise<T>, lost: AbortSignal): Promise<T> {
  try {
    return await abortable(work, lost);
  } catch (error) {
    // The loss and the failure it causes arrive in either order, and on a busy machine a little apart.
    await abortable(new Promise((resolve) => setTimeout(resolve, APART_MS)), lost);
    throw error;
  }
}
