import { expect, test, vi } from 'vitest';
import { createPromised } from './persistence.ts';

test('where the promise was given, where it is refused, and where there is none to give', async () => {
  const persist = vi.fn(async () => true);
  const answers = async (storage: Parameters<typeof createPromised>[0]) => {
    const promised = createPromised(storage);
    return [await promised.given(), await promised.ask()];
  };
  expect(await answers(() => ({ persisted: async () => true, persist }))).toEqual([true, true]);
  expect(persist).not.toHaveBeenCalled();
  expect(await answers(() => ({ persisted: async () => false, persist }))).toEqual([false, true]);
  expect(await answers(() => ({ persisted: async () => false, persist: async () => false }))).toEqual([false, false]);
  expect(await answers(() => ({ persist: () => Promise.reject(new Error('not here')) }))).toEqual([false, false]);
  expect(await answers(() => undefined)).toEqual([false, false]);
});

test('a visitor who has said no is not asked again in the same visit', async () => {
  const persist = vi.fn(async () => false);
  const promised = createPromised(() => ({ persisted: async () => false, persist }));
  expect([await promised.ask(), await promised.ask(), await promised.given()]).toEqual([false, false, false]);
  expect(persist).toHaveBeenCalledTimes(1);
});
