import * as v from 'valibot';
import { afterEach, expect, test, vi } from 'vitest';
import { uuid } from './uuid.ts';

afterEach(() => vi.unstubAllGlobals());

test('is one of version 4, also where the page is not secure, and never the same', () => {
  // All that such a page has.
  const { getRandomValues } = crypto;
  vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) });
  const made = Array.from({ length: 100 }, uuid);
  for (const one of made) expect(v.is(v.pipe(v.string(), v.uuid()), one) && one[14] === '4', one).toBe(true);
  expect(new Set(made).size).toBe(made.length);
});
