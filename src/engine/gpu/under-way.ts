/** What has been submitted and has not ended: enough that the device never idles, and so little that an abort is seen soon. */
import type { Live } from './live.ts';
import type { Step } from './steps.ts';

/** Work that is in one submission: what cancelling may have to wait for, and a hiccup of the desktop. */
export const SUBMISSION_MS = 80;

interface Submission {
  /** About how long it takes. */
  readonly ms: number;
  readonly done: Promise<unknown>;
}

export class UnderWay {
  readonly #live: Pick<Live, 'device' | 'wait'>;
  /** The oldest first. */
  readonly #submissions: Submission[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(live: Pick<Live, 'device' | 'wait'>) {
    this.#live = live;
  }

  /** Once these may join what is under way: two submissions at most, or more short ones that are no more work. Guarded. */
  async roomFor(steps: readonly Step[]): Promise<void> {
    const ms = () => this.#submissions.reduce((sum, one) => sum + one.ms, msOf(steps));
    while (this.#submissions.length > 1 && ms() > 2 * SUBMISSION_MS) await this.#live.wait(this.#submissions[0].done);
  }

  /** @param commands what was encoded of these steps */
  submit(commands: GPUCommandBuffer, steps: readonly Step[]): void {
    const { queue } = this.#live.device;
    queue.submit([commands]);
    // They end in their order.
    const done = queue.onSubmittedWorkDone().then(() => this.#submissions.shift());
    // Where the wait for one before it fails, nobody waits for this one.
    done.catch(() => {});
    this.#submissions.push({ ms: msOf(steps), done });
    this.#last = done;
  }

  /** Once all of it has ended; guarded. */
  async over(): Promise<void> {
    await this.#live.wait(this.#last);
  }
}

const msOf = (steps: readonly Step[]): number => steps.reduce((sum, { ms }) => sum + ms, 0);
