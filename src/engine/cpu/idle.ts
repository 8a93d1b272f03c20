/**
 * Tells when the processor is idle again. All threads of the pool do the same short arithmetic at once: where somebody
 * else's threads spin on, one of them has to share its core and takes longer than when the machine was quiet.
 */

/** About 3 ms: as long as the slice that a scheduler gives a thread (Linux: 3 ms from eight cores on), so that sharing is felt. */
const SPIN_TURNS = 2_000_000;
/** How much longer than the best both of two probes in a row may take on an idle machine. */
const SLACK = 1.15;
/** Between probes: whoever spins comes sooner to an end when it has its cores. */
const PAUSE_MS = 10;
const MOST_MS = 2000;

/** A chain of multiplications, the same every time. @returns milliseconds that it took in this thread */
export function probeThread(): number {
  const start = performance.now();
  let state = 1;
  for (let turn = 0; turn < SPIN_TURNS; turn++) state = (Math.imul(state, 747_796_405) + turn) | 0;
  // A compiler may leave out what nobody looks at.
  return state === 0 ? 0 : performance.now() - start;
}

export interface IdleTools {
  /** All threads run `probeThread` at once. @returns milliseconds of the slowest */
  readonly probe: () => Promise<number>;
  readonly now: () => number;
  readonly later: (ms: number, call: () => void) => () => void;
}

export class IdleProbe {
  readonly #tools: IdleTools;
  /** The shortest probe so far: what idle looks like. */
  #best = Infinity;

  constructor(tools: IdleTools) {
    this.#tools = tools;
  }

  /**
   * Rejects with the signal's reason when aborted, or as the probe does.
   * @returns false: it gave up
   */
  async settle(signal: AbortSignal): Promise<boolean> {
    const { probe, now, later } = this.#tools;
    const start = now();
    let least = Infinity;
    let before = Infinity;
    do {
      signal.throwIfAborted();
      const ms = await probe();
      signal.throwIfAborted();
      least = Math.min(least, ms);
      this.#best = Math.min(this.#best, ms);
      // The first of all sets the best, so that it takes a second to confirm it.
      if (Math.max(before, ms) <= this.#best * SLACK) return true;
      before = ms;
      if (ms > this.#best * SLACK) await new Promise<void>((resolve) => void later(PAUSE_MS, resolve));
    } while (now() - start < MOST_MS);
    // A machine that has become slower (heat, another program) is not waited for at every turn.
    this.#best = least;
    return false;
  }
}
