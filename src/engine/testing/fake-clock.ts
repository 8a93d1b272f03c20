import type { BenchClock } from '../bench/context.ts';

interface Timer {
  readonly at: number;
  readonly call: () => void;
}

/** A clock that only moves when somebody spends time on it: no test waits. */
export class FakeClock implements BenchClock {
  #now = 0;
  readonly #stepMs: number;
  readonly #timers = new Set<Timer>();

  /** @param stepMs what is read goes up in steps of this, as in browsers that coarsen it; 0: it does not */
  constructor(stepMs = 0) {
    this.#stepMs = stepMs;
  }

  now(): number {
    return this.#stepMs > 0 ? Math.floor(this.#now / this.#stepMs) * this.#stepMs : this.#now;
  }

  /** Spends `ms` as `spend` does. @returns what somebody sees of it who reads the clock before and after */
  async timed(ms: number, over?: () => boolean): Promise<number> {
    const start = this.now();
    await this.spend(ms, over);
    return this.#stepMs > 0 ? this.now() - start : ms;
  }

  async sleep(ms: number): Promise<void> {
    await this.spend(ms);
  }

  timer(ms: number, call: () => void): () => void {
    const timer = { at: this.#now + ms, call };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Lets `ms` pass; timers that fall due go off at their time. Ends early once `over` says so. */
  async spend(ms: number, over: () => boolean = () => false): Promise<void> {
    const end = this.#now + ms;
    for (let next = this.#nextUntil(end); next && !over(); next = this.#nextUntil(end)) {
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.call();
    }
    if (!over()) this.#now = end;
    await Promise.resolve();
  }

  /** Lets `ms` pass as work that nothing interrupts; timers that fall due meanwhile go off with the next that is spent. */
  block(ms: number): void {
    this.#now += ms;
  }

  /** Timers that nobody cancelled. */
  get pending(): number {
    return this.#timers.size;
  }

  #nextUntil(end: number): Timer | undefined {
    return [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}
