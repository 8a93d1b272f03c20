/** How long a browser's storage may say nothing until the visitor is told so. */

/**
 * Opening, reading and beginning a change take milliseconds; some browsers never answer (a damaged profile, another tab that
 * is in the way; in WebKit a page that was left while it wrote keeps its stores locked).
 */
export const PATIENCE_MS = 10_000;

/**
 * What is asked for, or, where it does not come in time, a `TimeoutError`.
 * @param late is told of an answer that nobody waits for any more
 */
export function answered<T>(
  asked: Promise<T>,
  patienceMs: number = PATIENCE_MS,
  late: (answer: T) => void = () => {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DOMException('The browser’s storage does not answer.', 'TimeoutError'));
      asked.then(late, () => undefined);
    }, patienceMs);
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
