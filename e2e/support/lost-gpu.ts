/** A GPU that is lost for real, and in the middle of a run on any machine: the run is held there until it is. */
import type { Page } from 'playwright/test';
import { expect } from './test.ts';
import { addWorkerInitScript, benchWorker } from './worker.ts';

/** Runs in the bench worker: once some of its work is done, the first device tells of none any more. */
function hold(): void {
  const ENOUGH = 10;
  const scope = globalThis as unknown as { heldQueue: GPUQueue | null };
  scope.heldQueue = null;
  let dispatched = 0;
  const { dispatchWorkgroups } = GPUComputePassEncoder.prototype;
  GPUComputePassEncoder.prototype.dispatchWorkgroups = function (x, y, z) {
    dispatched++;
    dispatchWorkgroups.call(this, x, y, z);
  };
  const { onSubmittedWorkDone } = GPUQueue.prototype;
  GPUQueue.prototype.onSubmittedWorkDone = function () {
    const told = onSubmittedWorkDone.call(this);
    if (dispatched < ENOUGH || (scope.heldQueue ?? this) !== this) return told;
    scope.heldQueue = this;
    told.catch(() => {});
    return new Promise(() => {});
  };
}

/** Has the first run on the page's GPU wait in its middle. Call before the page is opened. */
export const holdGpu = (page: Page): Promise<void> => addWorkerInitScript(page, hold);

/** Resolves when the run is there. */
export async function whenHeld(page: Page): Promise<void> {
  const worker = await benchWorker(page);
  const isHeld = () => (globalThis as unknown as { heldQueue: GPUQueue | null }).heldQueue !== null;
  await expect.poll(() => worker.evaluate(isHeld)).toBe(true);
}

/** The browser's GPU process dies; the connection may end before it can answer. */
export async function crashGpu(page: Page): Promise<void> {
  const cdp = await page.context().browser()?.newBrowserCDPSession();
  await cdp?.send('Browser.crashGpuProcess').catch(() => undefined);
}
