import { expect, test, vi } from 'vitest';
import { askToKeep } from './persistence.ts';

test('the promise is asked for once; where it was given, where it is refused, and where there is none to give', async () => {
  const persist = vi.fn(async () => true);
  expect(await askToKeep({ persisted: async () => true, persist })).toBe(true);
  expect(persist).not.toHaveBeenCalled();
  expect(await askToKeep({ persisted: async () => false, persist })).toBe(true);
  expect(await askToKeep({ persisted: async () => false, persist: async () => false })).toBe(false);
  expect(await askToKeep({ persist: () => Promise.reject(new Error('not here')) })).toBe(false);
  expect(await askToKeep(undefined)).toBe(false);
});
