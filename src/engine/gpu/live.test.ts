/** Waiting for a device. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { BackendLostError } from '../errors.ts';
import type { OpenDevice } from './device.ts';
import { Live } from './live.ts';

function liveDevice() {
  let lose: (message: string) => void = () => {};
  const lost = new Promise((resolve) => {
    lose = (message) => resolve({ message });
  });
  const open = { device: { lost } } as unknown as OpenDevice;
  return { live: new Live(open, () => 0), lose: (message: string) => lose(message) };
}

const never = new Promise<never>(() => {});

test('who waits for a device that is lost is told of the loss, whatever else fails', async () => {
  const { live, lose } = liveDevice();
  const waiting = [live.guard(never), live.guard(Promise.reject(new Error('in its own words')))];
  const told = Promise.allSettled(waiting);
  lose('reset');
  for (const one of await told) {
    expect(one).toMatchObject({ status: 'rejected', reason: expect.any(BackendLostError) });
    expect(one.status === 'rejected' && one.reason.message).toContain('reset');
  }
  expect(live.isLost).toBe(true);
  // What "finishes" afterwards is not believed.
  await expect(live.guard(Promise.resolve(1))).rejects.toBeInstanceOf(BackendLostError);
});

test('what goes wrong on a device that is there comes through', async () => {
  const { live } = liveDevice();
  await expect(live.guard(Promise.reject(new Error('in its own words')))).rejects.toThrow('in its own words');
  expect(live.isLost).toBe(false);
});

test('nothing of a wait that is over is kept: a page may draw for hours', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const { live } = liveDevice();
  const results: WeakRef<object>[] = [];
  for (let wait = 0; wait < 50; wait++) {
    const result = { wait };
    results.push(new WeakRef(result));
    await live.guard(Promise.resolve(result));
  }
  await new Promise((resolve) => setTimeout(resolve));
  collect();
  // The latest may still be on the stack.
  expect(results.filter((result) => result.deref()).length).toBeLessThan(5);
  // The device is used to the end: it has not been collected with its waits.
  expect(live.isLost).toBe(false);
});
