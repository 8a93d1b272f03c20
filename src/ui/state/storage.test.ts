import { expect, test } from 'vitest';
import { createPreferences } from './storage.ts';

function backing(initial: Record<string, string> = {}) {
  const values = new Map(Object.entries(initial));
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

test('what is written is read again, also by another page', () => {
  const kept = backing();
  expect(createPreferences(() => kept).write('theme', 'dark')).toBe(true);
  expect(createPreferences(() => kept).read('theme')).toBe('dark');
});

test.each(['"purple"', '{', '', 'null', '7'])('a stored theme of %s reads as the default', (value) => {
  const kept = backing({ 'lockstep.theme': value });
  expect(createPreferences(() => kept).read('theme')).toBe('system');
});

test('where storage is refused a choice lasts until the page is closed', () => {
  const preferences = createPreferences(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  expect(preferences.read('language')).toBeNull();
  expect(preferences.write('language', 'zh-CN')).toBe(false);
  expect(preferences.read('language')).toBe('zh-CN');
});

test('full storage keeps the old value but shows the new one', () => {
  const kept = backing({ 'lockstep.theme': '"light"' });
  const preferences = createPreferences(() => ({
    ...kept,
    setItem() {
      throw new DOMException('full', 'QuotaExceededError');
    },
  }));
  expect(preferences.write('theme', 'dark')).toBe(false);
  expect(preferences.read('theme')).toBe('dark');
  expect(kept.getItem('lockstep.theme')).toBe('"light"');
});

test('limits of a machine are kept, and nonsense in their place is none', () => {
  const peaks = {
    measuredAt: '2026-01-01T00:00:00Z',
    place: 'a | b | 8',
    roofs: { gpu: null, cpu: { gflops: 9, gbps: 3 } },
  };
  const kept = backing();
  createPreferences(() => kept).write('peaks', peaks);
  expect(createPreferences(() => kept).read('peaks')).toEqual(peaks);
  for (const wrong of [{ ...peaks, place: 7 }, { ...peaks, roofs: { gpu: null, cpu: { gflops: -1, gbps: 3 } } }, []]) {
    kept.values.set('lockstep.peaks', JSON.stringify(wrong));
    expect(createPreferences(() => kept).read('peaks')).toBeNull();
  }
});
