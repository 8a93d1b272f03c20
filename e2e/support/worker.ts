/** Gets at the bench worker: scripts that run in it first, and a hold on it while it works. */
import type { Page, Worker } from 'playwright/test';

/** The address of its file. */
export const BENCH_WORKER = '**/assets/bench-worker-*.js';

export const isBenchWorker = (worker: Worker): boolean => worker.url().includes('/bench-worker-');

/**
 * Runs `script` in every bench worker before the app's own code, as `addInitScript` does for pages. Call before the
 * worker starts (it starts with the first run, or on the device page).
 */
export async function addWorkerInitScript(page: Page, script: () => void): Promise<void> {
  await page.route(BENCH_WORKER, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${script})();\n${await response.text()}` });
  });
}

/** The bench worker, once it has started. */
export async function benchWorker(page: Page): Promise<Worker> {
  return page.workers().find(isBenchWorker) ?? page.waitForEvent('worker', { predicate: isBenchWorker });
}
