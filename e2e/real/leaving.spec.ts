/** Lessons that are opened and left leave nothing behind. */
import { LESSONS } from '../../src/lessons/registry.ts';
import { heading, open, texts } from '../support/app.ts';
import { measure } from '../support/real.ts';
import { expect, test } from '../support/test.ts';
import { addWorkerInitScript, benchWorker } from '../support/worker.ts';

/** Counts GPU buffers that exist, in a page or a worker; destroying one twice counts once. */
function countBuffers(): void {
  const scope = globalThis as unknown as { liveBuffers: Set<GPUBuffer> };
  scope.liveBuffers = new Set();
  if (typeof GPUDevice === 'undefined') return;
  const { createBuffer } = GPUDevice.prototype;
  const { destroy } = GPUBuffer.prototype;
  GPUDevice.prototype.createBuffer = function (this: GPUDevice, descriptor) {
    const buffer = createBuffer.call(this, descriptor);
    scope.liveBuffers.add(buffer);
    return buffer;
  };
  GPUBuffer.prototype.destroy = function (this: GPUBuffer) {
    scope.liveBuffers.delete(this);
    return destroy.call(this);
  };
}

const live = () => (globalThis as unknown as { liveBuffers: Set<unknown> }).liveBuffers.size;

test('every lesson, left at each of its steps, holds no more workers and no GPU buffers', async ({ page }) => {
  await page.addInitScript(countBuffers);
  await addWorkerInitScript(page, countBuffers);
  await open(page, '/lessons/adding-arrays/size');
  // A real run first: the bench worker and its threads are there, and stay.
  await measure(page);
  const worker = await benchWorker(page);
  await expect.poll(() => worker.evaluate(live)).toBe(0);
  const workers = page.workers().length;
  const goTo = (route: string) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, route);
  for (const { id, steps } of LESSONS) {
    for (const step of steps) {
      await goTo(`/lessons/${id}/${step.id}`);
      await expect(heading(page)).toHaveText(step.title.en);
    }
    await goTo('/lessons');
    await expect(heading(page)).toHaveText(texts.en.lessons.contents.title);
    // What was being drawn when its page was left is drawn to its end.
    await expect.poll(() => page.workers().length, id).toBe(workers);
    await expect.poll(() => page.evaluate(live), id).toBe(0);
    await expect.poll(() => worker.evaluate(live), id).toBe(0);
  }
});
