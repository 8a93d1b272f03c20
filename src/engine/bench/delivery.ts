/**
 * Events on their way to a page. They are sent between timed batches alone, and waited for until the page has dealt with
 * them: what it draws, it draws while nothing is timed.
 */
import type { Clock } from '../contract.ts';

/** However long a round takes, a page hears of it about so often. */
const LONGEST_MS = 1000;

export class Delivery<E extends { readonly type: string }> {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #onEvents: (events: E[]) => unknown;
  readonly #urgent: (event: E) => boolean;
  #held: E[] = [];
  #last: number;

  /** @param urgent whether an event says what is being done from now on, and so cannot wait */
  constructor(clock: Pick<Clock, 'now'>, onEvents: (events: E[]) => unknown, urgent: (event: E) => boolean) {
    this.#clock = clock;
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

  /** Sends what is held; resolves when it has been dealt with. */
  async flush(): Promise<void> {
    const events = this.#held;
    this.#held = [];
    if (events.length) await this.#onEvents(events);
    this.#last = this.#clock.now();
  }
}
