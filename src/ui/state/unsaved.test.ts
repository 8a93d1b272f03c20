import { expect, test } from 'vitest';
import { createUnsaved } from './unsaved.ts';

test('what is held counts until each has given it up', () => {
  const unsaved = createUnsaved();
  expect(unsaved.any()).toBe(false);
  const [first, second] = [unsaved.hold(), unsaved.hold()];
  first();
  first();
  expect(unsaved.any()).toBe(true);
  second();
  expect(unsaved.any()).toBe(false);
});

test('what is under way is held until it has ended, well or not', async () => {
  const unsaved = createUnsaved();
  let end = () => {};
  const going = unsaved.during(() => new Promise<void>((resolve) => (end = resolve)));
  expect(unsaved.any()).toBe(true);
  end();
  await going;
  expect(unsaved.any()).toBe(false);
  await expect(unsaved.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(unsaved.any()).toBe(false);
});

test('somebody who leaves is asked as long as anything is held that is worth it', () => {
  const told: boolean[] = [];
  const unsaved = createUnsaved((asks) => told.push(asks));
  unsaved.hold()();
  expect(told).toEqual([]);
  const [first, second] = [unsaved.hold(true), unsaved.hold(true)];
  first();
  first();
  expect(told).toEqual([true]);
  second();
  second();
  expect(told).toEqual([true, false]);
});
