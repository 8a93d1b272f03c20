/** Cancelling: a promise that loses the race against a signal is left to finish on its own. */
import type { BenchClock } from './context.ts';

/** The reason for ending one case because its time is up; the run goes on. */
export class TimeUpError extends Error {}

/** Rejects with the signal's reason as soon as it aborts. The work itself may go on; its late failure is swallowed. */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => {});
  if (signal.aborted) return Promise.reject(signal.reason);
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Aborts with the signal, for its reason, and with a TimeUpError after so many milliseconds. `free` once it is over. */
export function limited(
  signal: AbortSignal,
  clock: Pick<BenchClock, 'timer'>,
  ms: number,
): { readonly signal: AbortSignal; free(): void } {
  const limit = new AbortController();
  const stop = () => limit.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const cancelTimer = clock.timer(ms, () => limit.abort(new TimeUpError()));
  return {
    signal: limit.signal,
    free() {
      cancelTimer();
      signal.removeEventListener('abort', stop);
    },
  };
}
