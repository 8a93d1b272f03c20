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
