/** The one reload of a first visit, by which a service worker isolates the page on a host without headers. */
import { expect, type Page } from 'playwright/test';
import { heading } from './app.ts';

/** Options of a context in which there are service workers. */
export const ALLOWED = { serviceWorkers: 'allow' } as const;

type Deciding = Window & {
  /** It is about to give way to another document. */
  leaving?: boolean;
  /** Resolves when it has asked its service worker for something, which a page that is to be loaded once more does not. */
  asked?: Promise<void>;
};

/** Counts documents, so that a reload shows; each notes what it decides. Call before the first. */
export async function countLoads(page: Page): Promise<() => number> {
  let loads = 0;
  page.on('domcontentloaded', () => loads++);
  await page.addInitScript(() => {
    const scope = window as Deciding & { navigation: EventTarget };
    scope.leaving = false;
    scope.navigation.addEventListener('navigate', (event) => {
      // Another hash is the same document, and so is an entry of the history that is given a name.
      const { destination } = event as Event & { destination: { sameDocument: boolean } };
      if (!destination.sameDocument) scope.leaving = true;
    });
    scope.asked = new Promise((resolve) => {
      const worker = globalThis.ServiceWorker?.prototype;
      if (!worker) return;
      worker.postMessage = new Proxy(worker.postMessage, {
        apply(post, self, message) {
          resolve();
          return Reflect.apply(post, self, message);
        },
      });
    });
  });
  return () => loads;
}

/** Keeps the service worker back, as a slow line does. @returns lets it come */
export async function holdServiceWorker(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.context().route('**/service-worker.js', async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** The page has decided about its one reload, and stays: a loop would show. */
export async function settle(page: Page): Promise<void> {
  await expect(heading(page)).toBeVisible();
  const leaving = await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    // Where it is refused nobody is asked. Where it is not, this waits for jobs of its scope, and tells nothing.
    const refused = new Promise<void>((resolve) => {
      const options = { scope: './', updateViaCache: 'none' } as const;
      serviceWorker.register('./service-worker.js', options).then((registered) => registered ?? resolve(), resolve);
    });
    await Promise.race([(window as Deciding).asked, refused]);
    // What waited for the same comes first.
    await new Promise((resolve) => setTimeout(resolve));
    return (window as Deciding).leaving;
  });
  expect(leaving).toBe(false);
}
