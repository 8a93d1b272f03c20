import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { asciiOf } from './ascii.mjs';

test('a script in ASCII means the same', () => {
  const ascii = asciiOf('const größe = { 显卡: `“2” 🚀`, r: /^[一-龥]+·$/u.test("显卡·") }; größe.显卡 + größe.r');
  expect(ascii).toMatch(/^[ -~]*$/);
  expect(runInNewContext(ascii)).toBe('“2” 🚀true');
});
