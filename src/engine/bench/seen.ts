/** Something short that is timed by itself: a copy, a round trip. */
import type { Clock } from '../contract.ts';

/** What it has to span: a single reading is off by a step. */
const SEEN_STEPS = 5;
/** A clock that does not move at all is not waited for. */
const MOST_TIMES = 1000;

/**
 * Done again and again until the clock has gone up by several steps, which in most browsers it has after the first time.
 * What it takes is the mean of all, as one reading may be nothing, and another a whole step.
 * @param once gives milliseconds
 */
export async function seenMs(
  { clock, quantumMs }: { readonly clock: Clock; readonly quantumMs: number },
  once: () => Promise<number>,
): Promise<number> {
  const start = clock.now();
  let sum = 0;
  let times = 0;
  do {
    sum += await once();
    times++;
  } while (clock.now() - start < SEEN_STEPS * quantumMs && times < MOST_TIMES);
  return sum / times;
}
