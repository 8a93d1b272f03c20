import { expect, test } from 'vitest';
import { createPreferences } from '../../ui/state/storage.ts';
import { countKept } from './kept.ts';

const values = new Map([['lockstep.puzzles', '["map"]']]);
const preferences = createPreferences(() => ({
  getItem: (key) => values.get(key) ?? null,
  setItem: (key, value) => void values.set(key, value),
}));
const failing = (error: unknown) => () => Promise.reject(error);

test.each([
  ['VersionError', 'newer'],
  ['TimeoutError', 'silent'],
  ['SecurityError', 'refused'],
])('where the database answers with a %s, what lies elsewhere is told all the same', async (name, trouble) => {
  const refused = failing(new DOMException('', name));
  expect(await countKept({ preferences, history: refused, classes: refused })).toEqual([
    { kept: 'runs', count: null, trouble },
    { kept: 'classes', count: null, trouble },
    { kept: 'puzzles', count: 1, trouble: null },
  ]);
});

test('code that does not load is no refusal of the storage', async () => {
  const unloaded = failing(new TypeError('Failed to fetch dynamically imported module'));
  const counts = await countKept({ preferences, history: unloaded, classes: unloaded });
  expect(counts.map(({ trouble }) => trouble)).toEqual(['other', 'other', null]);
});
