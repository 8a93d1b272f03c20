/** The one reload of a first visit, by which a service worker isolates the page on a host without headers. */
import { expect, type Page } from 'playwright/test';
import { heading } from './app.ts';

/** Options of a context in which there are service workers. */
export const ALLOWED = { serviceWorkers: 'allow' } as const;

type Leaving = Window & { leaving?: boolean };

/** Counts documents, so that a reload shows; each notes when it is about to give way to another. Call before the first. */
export async function countLoads(page: Page): Promise<() => number> {
  let loads = 0;
  page.on('domcontentloaded', () => loads++);
  await page.addInitScript(() => {
    const scope = window as Leaving & { navigation: EventTarget };
    scope.leaving = false;
    scope.navigation.addEventListener('navigate', (event) => {
      // Another hash is the same document.
      if (!(event as Event & { hashChange: boolean }).hashChange) scope.leaving = true;
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
    // The jobs of one scope are done in turn: when this one is through, the page's own is.
    const options = { scope: './', updateViaCache: 'none' } as const;
    const registered = await serviceWorker.register('./service-worker.js', options).catch(() => undefined);
    if (registered) await serviceWorker.ready;
    // What waited for the same comes first.
    await new Promise((resolve) => setTimeout(resolve));
    return (window as Leaving).leaving;
  });
  expect(leaving).toBe(false);
}
