/** A browser as a test drives it, whatever speaks to it: look at the page, press what a visitor presses. */

export interface Visitor {
  /** Name and version, as the browser tells them. */
  readonly version: string;
  visit(url: string): Promise<void>;
  /** Runs a function in the page; arguments and result travel as JSON. */
  evaluate<A extends readonly unknown[], R>(page: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /**
   * Presses the first element of this selector whose text begins with the given one, as a pointer does.
   * @returns false where there is none, or where the page takes it away meanwhile
   */
  press(selector: string, text: string): Promise<boolean>;
  /** A page with nothing stored, in a browser of its own. */
  close(): Promise<void>;
}

/** The browser, or what drives it, has stopped answering: nothing is known of the app. */
export class StuckError extends Error {}

/** What drivers say of an element that the page has just taken away. */
export const isGone = (error: unknown): boolean =>
  error instanceof Error &&
  /^(stale element reference|no such element|element click intercepted|element not interactable):/.test(error.message);

/** Runs in the page: the element that `press` means. */
export const elementOf = (selector: string, text: string): Element | null =>
  [...document.querySelectorAll(selector)].find((element) => element.textContent?.trim().startsWith(text)) ?? null;

const PAUSE_MS = 250;

/**
 * Asks until there is an answer; a page that gives none within the time is stuck.
 * @param ask null, false or undefined: not yet
 */
export async function until<T>(what: string, ask: () => Promise<T | null | undefined | false>, ms: number): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await answered(what, ask());
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new StuckError(`${what}: not within ${ms / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** Others may keep the processor busy; a driver that has not answered by then is stuck. */
export const ANSWER_MS = 120_000;

/** A driver that never answers is stuck too. */
export async function answered<T>(what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new StuckError(`${what}: the browser does not answer`)), ANSWER_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
