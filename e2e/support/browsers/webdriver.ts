/** What WebDriver asks of a browser (https://www.w3.org/TR/webdriver2/), whatever carries its commands there. */
import { elementOf, isGone, StuckError, type Visitor } from './visitor.ts';

export interface WebDriver {
  navigate(url: string): Promise<unknown>;
  /** @param script the body of a function; a promise that it returns is awaited */
  execute<T>(script: string, args: readonly unknown[]): Promise<T>;
  /** @param element by its reference */
  click(element: string): Promise<unknown>;
  close(): Promise<void>;
}

/** How the protocol names an element in JSON. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Errors of the protocol that tell of the browser or its driver, not of the app. */
const STUCK = /^(timeout|script timeout|no such window|invalid session id)$/;

/** @param code one of https://www.w3.org/TR/webdriver2/#errors */
export function driverError(code: string, message: string): Error {
  const text = `${code}: ${message}`;
  return STUCK.test(code) ? new StuckError(text) : new Error(text);
}

export function visitorThrough(version: string, { navigate, execute, click, close }: WebDriver): Visitor {
  return {
    version,
    async visit(url) {
      // From one hash to another the browser would stay in the document.
      await navigate('about:blank');
      await navigate(url);
    },
    evaluate: (page, ...args) => execute(`return (${page})(...arguments);`, args),
    async press(selector, text) {
      try {
        const found = await execute<Record<string, string> | null>(`return (${elementOf})(...arguments);`, [
          selector,
          text,
        ]);
        if (!found) return false;
        await click(found[ELEMENT]);
      } catch (error) {
        // On its way here, or to be pressed.
        if (isGone(error)) return false;
        throw error;
      }
      return true;
    },
    close,
  };
}
