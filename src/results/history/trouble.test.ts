import { expect, test } from 'vitest';
import { storageTrouble } from './trouble.ts';

test.each([
  ['QuotaExceededError', 'full'],
  ['VersionError', 'newer'],
  ['TimeoutError', 'silent'],
  ['SecurityError', 'refused'],
])('a %s of the browser’s is told as %s', (name, trouble) => {
  expect(storageTrouble(new DOMException('', name))).toBe(trouble);
});

test('what is no word of the storage is not told as one', () => {
  const bug = new TypeError('crypto.randomUUID is not a function');
  expect(() => storageTrouble(bug)).toThrow(bug);
});
