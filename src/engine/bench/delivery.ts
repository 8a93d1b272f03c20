/**
 * Events on their way to a page. They are sent between timed batches alone, and waited for until the page has dealt with
 * them: what it draws, it draws while nothing is timed.
 */
import { abortable } from './abort.ts';
import type { BenchClock } from './context.ts';
import { GRACE_MS, gracefully } from './gracefully.ts';

/** However long a round takes, a page hears of it about so often. */
const LONGEST_MS = 1000;

export class Delivery<E extends { readonly type: string }> {
  readonly #clock: BenchClock;
  readonly #onEvents: (events: E[]) => unknown;
  readonly #urgent: (event: E) => boolean;
  readonly #signal: AbortSignal;
  #held: E[] = [];
  #silent = false;
  #last: number;

  /**
   * @param urgent whether an event says what is being done from now on, and so cannot wait
   * @param signal soon ends the waiting for a page that does not answer
   */
  constructor(
    clock: BenchClock,
    onEvents: (events: E[]) => unknown,
    urgent: (event: E) => boolean,
    signal: AbortSignal,
  ) {
    this.#clock = clock;
    this.#signal = signal;
    this.#onEvents = onEvents;
    this.#urgent = urgent;
    this.#last = clock.now();
  }

  /** Resolves when the last event has been dealt with; rejects when nobody listens any more. */
  async all(events: AsyncIterable<E>): Promise<void> {
    for await (const event of events) {
      // Only the latest progress is news.
      if (event.type === 'progress') this.#held = this.#held.filter(({ type }) => type !== 'progress');
      this.#held.push(event);
      if (this.#urgent(event) || this.#clock.now() - this.#last >= LONGEST_MS) await this.flush();
    }
    await this.flush();
  }

  /** Sends what is held; resolves when it has been dealt with, or when a page does not answer after a cancel. */
  async flush(): Promise<void> {
    const events = this.#held;
    this.#held = [];
    if (events.length) await this.#send(events);
    this.#last = this.#clock.now();
  }

  /** What came of a cancelled run is still told: whoever answers is waited for, and whoever does not, once. */
  async #send(events: E[]): Promise<void> {
    const dealt = Promise.resolve(this.#onEvents(events));
    if (this.#silent) return void dealt.catch(() => undefined);
    await gracefully(this.#signal, this.#clock, GRACE_MS, async (limit) => {
      try {
        await abortable(dealt, limit);
      } catch (error) {
        if (!limit.aborted) throw error;
        this.#silent = true;
      }
    });
  }
}
