/** Lessons that are opened and left many times leave nothing behind. */
import { LESSONS } from '../../src/lessons/registry.ts';
import { open, texts } from '../support/app.ts';
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

test('every lesson, opened and left ten times, holds no more workers and no GPU buffers', async ({ page }) => {
  await page.addInitScript(countBuffers);
  await addWorkerInitScript(page, countBuffers);
  await open(page, '/lessons/adding-arrays/size');
  // A real run first: the bench worker and its threads are there, and stay.
  await measure(page);
  const worker = await benchWorker(page);
  await expect.poll(() => worker.evaluate(live)).toBe(0);
  const workers = page.workers().length;
  for (const cover of LESSONS) {
    for (let time = 0; time < 10; time++) {
      await page.evaluate(
        (hash) => {
          location.hash = hash;
        },
        `/lessons/${cover.id}/${cover.steps[(time * 2) % cover.steps.length].id}`,
      );
      await expect(page.getByRole('navigation', { name: texts.en.lessons.lesson.turn })).toBeVisible();
      await page.evaluate(() => {
        location.hash = '/lessons';
      });
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts.en.lessons.contents.title);
    }
    expect(page.workers().length, cover.id).toBe(workers);
    expect(await page.evaluate(live), cover.id).toBe(0);
    // What was being drawn when its page was left is drawn to its end.
    await expect.poll(() => worker.evaluate(live), cover.id).toBe(0);
  }
});
