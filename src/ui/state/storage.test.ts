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
  const limits = {
    measuredAt: '2026-01-01T00:00:00Z',
    place: 'a | b | 8',
    limits: { gpu: null, cpu: { gflops: 9, gbps: 3 } },
  };
  const kept = backing();
  createPreferences(() => kept).write('limits', limits);
  expect(createPreferences(() => kept).read('limits')).toEqual(limits);
  // The names under which the first versions stored them.
  const { limits: roofs, ...rest } = limits;
  const stored = { ...rest, roofs };
  expect(JSON.parse(kept.getItem('lockstep.peaks') ?? '')).toEqual(stored);
  for (const wrong of [
    { ...stored, place: 7 },
    { ...stored, roofs: { gpu: null, cpu: { gflops: -1, gbps: 3 } } },
    [],
  ]) {
    kept.values.set('lockstep.peaks', JSON.stringify(wrong));
    expect(createPreferences(() => kept).read('limits')).toBeNull();
  }
});

test('limits that could not be kept are read again, until the page is closed', () => {
  const preferences = createPreferences(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  const limits = {
    measuredAt: '2026-01-01T00:00:00Z',
    place: 'a | b | 8',
    limits: { gpu: { gflops: 9, gbps: 3 }, cpu: null },
  };
  preferences.write('limits', limits);
  expect(preferences.read('limits')).toEqual(limits);
});

test('progress keeps what a later version added to a lesson, and nonsense in its place is none', () => {
  const lesson = { done: ['a'], guesses: { a: 'b', c: 2, d: [1, 2] }, scores: { a: 50 }, solved: [] };
  const course = { one: { ...lesson, later: true } };
  const kept = backing({ 'lockstep.course': JSON.stringify(course) });
  expect(createPreferences(() => kept).read('course')).toEqual(course);
  for (const wrong of [
    { ...lesson, done: 'a' },
    { ...lesson, scores: { a: 'b' } },
    { ...lesson, guesses: { a: {} } },
    7,
  ]) {
    kept.values.set('lockstep.course', JSON.stringify({ one: wrong }));
    expect(createPreferences(() => kept).read('course')).toEqual({});
  }
});

test('one damaged lesson or draft does not discard the others', () => {
  const lesson = { done: ['a'], guesses: {}, scores: {}, solved: [] };
  const draft = { id: 'a', text: 'mine' };
  const kept = backing({
    'lockstep.course': JSON.stringify({ one: { ...lesson, solved: 7 }, two: lesson, three: null }),
    'lockstep.drafts': JSON.stringify([{ id: 'b', text: 7 }, null, draft]),
  });
  const preferences = createPreferences(() => kept);
  expect(preferences.read('course')).toEqual({ two: lesson });
  expect(preferences.read('drafts')).toEqual([draft]);
});
