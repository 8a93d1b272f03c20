import { expect, test } from 'vitest';
import { LOCALES } from '../../i18n/index.ts';
import { loaded, RefusedError, savedBy, savedText } from './saving.ts';

test('what was saved is told by its name', async () => {
  const saved = await savedBy(async () => 'lockstep-progress.json');
  expect(saved).toEqual({ ok: true, name: 'lockstep-progress.json' });
  for (const locale of LOCALES) expect(savedText('a.csv')[locale]).toContain('a.csv');
});

test('code that does not load, and a browser that refuses, are told in words of their own', async () => {
  const missing = await savedBy(async () => loaded(Promise.reject(new TypeError('Failed to fetch https://host/x.js'))));
  const refused = await savedBy(() => Promise.reject(new Error('canvas is tainted')));
  if (missing.ok || refused.ok) throw new Error('neither was saved');
  for (const locale of LOCALES) {
    expect(missing.problem[locale]).not.toContain('x.js');
    expect(refused.problem[locale]).toContain('canvas is tainted');
  }
  expect(missing.problem.en).toContain('Check the connection');
});

test('what cannot be saved is told in the words of who knows why', async () => {
  const problem = { en: 'Too much.', 'zh-CN': '太多了。' };
  expect(await savedBy(() => Promise.reject(new RefusedError(problem)))).toEqual({ ok: false, problem });
});
