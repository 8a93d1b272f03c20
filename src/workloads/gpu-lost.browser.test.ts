/** A device that is lost is told as lost, and another takes its place. */
import { expect, test } from 'vitest';
import { BackendLostError } from '../engine/errors.ts';
import { createGpuBackend } from '../engine/gpu/backend.ts';
import { never, now, ready } from './testing/backends.ts';
import { job, troubled, worksStill } from './testing/trouble.ts';

const trouble = troubled();

/** Until whatever was refused and not heard has been told. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve, 0));

test('an adapter that was there and is refused after a loss was lost: it is said so, until it comes back', async () => {
  let gone = false;
  const requestAdapter = async () => (gone ? null : await trouble.watched.gpu()?.requestAdapter());
  const fragile = createGpuBackend(() => ({ requestAdapter }) as unknown as GPU, now);
  const { session } = await ready(fragile, job('plain'));
  gone = true;
  trouble.watched.devices[0].destroy();
  await expect(session.run(1, never)).rejects.toThrow(BackendLostError);
  await session.dispose();
  await fragile.rebuild();
  expect(await fragile.prepare(job('plain'), never)).toMatchObject({
    status: 'failed',
    reason: { code: 'device-gone', text: { en: expect.stringMatching(/lost.*restart the browser/) } },
  });
  expect(await fragile.adapter()).toBeNull();
  gone = false;
  const again = await ready(fragile, job('plain'));
  await again.session.dispose();
  await fragile.dispose();
});

test('a device that is lost in mid-run rejects as lost, and works again after a rebuild', async () => {
  const { session } = await ready(trouble.backend, job('plain', { n: 64 * 512, repeats: 1000 }));
  await session.run(1, never);
  // As soon as some of its work is under way.
  trouble.watched.beforeSubmit = () => queueMicrotask(() => trouble.watched.devices[0].destroy());
  await expect(session.run(1000, never)).rejects.toThrow(BackendLostError);
  trouble.watched.beforeSubmit = () => {};
  await expect(session.read()).rejects.toThrow(BackendLostError);
  await session.dispose();
  await expect(trouble.backend.prepare(job('plain'), never)).rejects.toThrow(BackendLostError);
  await trouble.backend.rebuild();
  await worksStill(trouble);
  expect(trouble.watched.devices).toHaveLength(2);
});

test('a GPU process that dies in the first iteration is told as a loss, and no refusal goes unheard', async () => {
  const { session } = await ready(trouble.backend, job('plain'));
  const [device] = trouble.watched.devices;
  const gone = new DOMException('A valid external Instance reference no longer exists.', 'OperationError');
  // Whatever the device was asked is refused, in the order of asking; then the device is lost.
  device.popErrorScope = () => Promise.reject(gone);
  trouble.watched.told = () => {
    device.destroy();
    return device.lost.then(() => Promise.reject(gone));
  };
  await expect(session.run(1, never)).rejects.toThrow(BackendLostError);
  // By now the runner has failed the test for a refusal that nobody heard.
  await nextTask();
  trouble.watched.told = (finished) => finished;
  await session.dispose();
  await trouble.backend.rebuild();
  await worksStill(trouble);
});

test('a device that is lost while a case is prepared rejects as lost', async () => {
  await trouble.backend.adapter();
  trouble.watched.beforeBuffer = () => trouble.watched.devices[0].destroy();
  await expect(trouble.backend.prepare(job('plain'), never)).rejects.toThrow(BackendLostError);
  trouble.watched.beforeBuffer = () => {};
  await trouble.backend.rebuild();
  await worksStill(trouble);
});

test('a device that is lost while nothing runs is forgotten: the next case and the editor get another', async () => {
  await worksStill(trouble);
  const lose = async () => {
    const device = trouble.watched.devices[trouble.watched.devices.length - 1];
    device.destroy();
    await device.lost;
  };
  await lose();
  await worksStill(trouble);
  await lose();
  expect(await trouble.backend.compile('fn f() -> f32 { return 1; } const C: u32 = ;')).toMatchObject([
    { kind: 'error' },
  ]);
  await lose();
  expect(await trouble.backend.idleMs()).toBeGreaterThanOrEqual(0);
  expect(trouble.watched.devices).toHaveLength(4);
});

test('a device that is lost in a run waits for a rebuild; when the run is over the editor gets another', async () => {
  const { session } = await ready(trouble.backend, job('plain'));
  trouble.watched.devices[0].destroy();
  await trouble.watched.devices[0].lost;
  await expect(trouble.backend.compile('fn f() {}')).rejects.toThrow(BackendLostError);
  await session.dispose();
  await expect(trouble.backend.prepare(job('plain'), never)).rejects.toThrow(BackendLostError);
  expect(trouble.watched.devices).toHaveLength(1);
  expect(await trouble.backend.compile('fn f() {}')).toEqual([]);
  expect(trouble.watched.devices).toHaveLength(2);
});
