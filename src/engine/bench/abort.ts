/** Cancelling: a promise that loses the race against a signal is left to finish on its own. */

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
