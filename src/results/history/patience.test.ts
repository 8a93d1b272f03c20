import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from './database.ts';
import { answered, heard, LONG_PATIENCE_MS, PATIENCE_MS } from './patience.ts';
import { transact } from './transact.ts';
import { storageTrouble } from './trouble.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const nothing = () => new Promise<never>(() => {});
const nameOf = (error: unknown) => (error instanceof DOMException ? error.name : error);

test('what is heard of again and again is waited for, and no longer than that', async () => {
  let hear: (patienceMs?: number) => void = () => {};
  const waited = heard<never>((heardOf) => {
    hear = heardOf;
    return nothing();
  }, 100).catch(nameOf);
  let ended = false;
  void waited.then(() => {
    ended = true;
  });
  for (let times = 0; times < 5; times++) {
    await vi.advanceTimersByTimeAsync(99);
    hear();
  }
  hear(1000);
  await vi.advanceTimersByTimeAsync(999);
  expect(ended).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await waited).toBe('TimeoutError');
});

test('an answer that comes too late is told of, and one in time leaves no timer behind', async () => {
  let answer: (value: string) => void = () => {};
  const asked = new Promise<string>((resolve) => {
    answer = resolve;
  });
  const late = vi.fn();
  const waited = answered(asked, 100, late).catch(nameOf);
  await vi.advanceTimersByTimeAsync(100);
  expect(await waited).toBe('TimeoutError');
  answer('here');
  await vi.advanceTimersByTimeAsync(0);
  expect(late).toHaveBeenCalledExactlyOnceWith('here');
  expect(await answered(Promise.resolve(1), 100, late)).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
  expect(late).toHaveBeenCalledOnce();
});

// No browser can be made to keep silent just there.
test('a change that is on its way to the disk when the browser falls silent: nobody knows whether it is there', async () => {
  const tx = {
    objectStore: () => ({ openKeyCursor: async () => null }),
    abort() {
      throw new DOMException('', 'InvalidStateError');
    },
    done: nothing(),
    error: null,
  };
  const db = { transaction: () => tx } as unknown as Database;
  const told = transact(db, ['runs'] as const, async () => 'asked for').catch(storageTrouble);
  await vi.advanceTimersByTimeAsync(PATIENCE_MS);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(LONG_PATIENCE_MS - PATIENCE_MS);
  expect(await told).toBe('unsure');
});
