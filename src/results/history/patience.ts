/** How long a browser's storage may say nothing until the visitor is told so. */

/**
 * Opening, reading and each request of a change take milliseconds; some browsers never answer (a damaged profile, another tab
 * that is in the way; in WebKit a page that was left while it wrote keeps its stores locked).
 */
export const PATIENCE_MS = 10_000;

/** For what is one request and takes as long as there is much of it: a list of thousands, or all of a change on its way to a disk. */
export const LONG_PATIENCE_MS = 60_000;

/** What storage is said to be that does not answer. */
export const silence = (): DOMException => new DOMException('The browser’s storage does not answer.', 'TimeoutError');

/**
 * What may take long in all, as long as it is heard of: rejects with a `TimeoutError` once it has not been for so long.
 * @param work tells, whenever it is heard of, how long may pass until it is again: as long as before, unless it says
 */
export function heard<T>(
  work: (heardOf: (patienceMs?: number) => void) => Promise<T>,
  patienceMs: number = PATIENCE_MS,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end =
      <A>(tell: (answer: A) => void) =>
      (answer: A) => {
        over = true;
        clearTimeout(timer);
        tell(answer);
      };
    const heardOf = (waitMs = patienceMs) => {
      clearTimeout(timer);
      if (!over) timer = setTimeout(() => reject(silence()), waitMs);
    };
    heardOf();
    work(heardOf).then(end(resolve), end(reject));
  });
}

/**
 * What is asked for, or, where it does not come in time, a `TimeoutError`.
 * @param late is told of an answer that nobody waits for any more
 */
export function answered<T>(
  asked: Promise<T>,
  patienceMs: number = PATIENCE_MS,
  late: (answer: T) => void = () => {},
): Promise<T> {
  const waited = heard(() => asked, patienceMs);
  waited.catch(() => asked.then(late, () => undefined));
  return waited;
}
