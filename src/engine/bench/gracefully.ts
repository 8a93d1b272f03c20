/** After a cancel: what is under way may come to its end and be proved. What is stopped midway leaves nothing to prove. */
import type { BenchClock } from './context.ts';

/** For so long. */
export const GRACE_MS = 2000;

/** @param work goes on after a cancel, until the signal that it is given says so, `ms` later, for the same reason */
export async function gracefully<T>(
  signal: AbortSignal,
  clock: Pick<BenchClock, 'timer'>,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  let cancelTimer = () => {};
  const allow = () => {
    cancelTimer = clock.timer(ms, () => limit.abort(signal.reason));
  };
  if (signal.aborted) allow();
  else signal.addEventListener('abort', allow, { once: true });
  try {
    return await work(limit.signal);
  } finally {
    cancelTimer();
    signal.removeEventListener('abort', allow);
  }
}
