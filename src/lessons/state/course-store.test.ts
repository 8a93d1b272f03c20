import { expect, test } from 'vitest';
import { createDrafts } from '../../ui/state/drafts.ts';
import { createPreferences } from '../../ui/state/storage.ts';
import { createUnsaved } from '../../ui/state/unsaved.ts';
import { createCourseStore, draftOf, draftsOf, hasProgress, progressOf } from './course-store.ts';

/** A course in which two lessons are begun. */
function begun() {
  const values = new Map<string, string>();
  const preferences = createPreferences(() => ({
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
  }));
  const drafts = createDrafts(preferences, createUnsaved());
  const course = createCourseStore(preferences, drafts);
  for (const lesson of ['one', 'two']) {
    course.finish(lesson, 'read');
    drafts.write(draftOf(lesson, 'restore'), '// mine');
  }
  drafts.write('workbench', '// not of a lesson');
  return { course, drafts };
}

test('a lesson that is started again forgets its steps and its begun texts, and nothing of another', () => {
  const { course, drafts } = begun();
  course.reset('one');
  expect(progressOf(course.getState(), 'one').done).toEqual([]);
  expect(drafts.read(draftOf('one', 'restore'))).toBeNull();
  expect(progressOf(course.getState(), 'two').done).toEqual(['read']);
  expect(drafts.read(draftOf('two', 'restore'))).toBe('// mine');
});

test('the whole course started again keeps what is no lesson’s', () => {
  const { course, drafts } = begun();
  course.reset();
  expect(hasProgress(course.getState())).toBe(false);
  expect(['one', 'two'].map((lesson) => drafts.read(draftOf(lesson, 'restore')))).toEqual([null, null]);
  expect(drafts.read('workbench')).toBe('// not of a lesson');
});

test('a text begun before its challenge moved is found, and goes when its lesson is started again', () => {
  const { course, drafts } = begun();
  const [now, before] = draftsOf('the-last-factor-of-two', 'beat');
  expect(now).toBe(draftOf('the-last-factor-of-two', 'beat'));
  drafts.write(before, '// from an earlier visit');
  course.reset('the-last-factor-of-two');
  expect(drafts.read(before)).toBeNull();
  expect(drafts.read(draftOf('one', 'restore'))).toBe('// mine');
});

/** Tabs of one browser: each with a store of its own over the same storage, and one clock. */
function tabs(count: number) {
  const values = new Map<string, string>();
  const backing = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
  let at = 0;
  const now = () => new Date(Date.UTC(2026, 0, 1) + at++).toISOString();
  const open = () =>
    createCourseStore(
      createPreferences(() => backing),
      { forget: () => undefined },
      now,
    );
  return { stores: Array.from({ length: count }, open), open };
}

test('two tabs lose nothing of each other, whoever writes last', () => {
  const { stores, open } = tabs(2);
  const [one, two] = stores;
  one.finish('a', 'read');
  two.finish('a', 'run');
  one.guess('b', 'time', 3);
  two.solve('b', 'guard');
  one.score('b', 'time', 80, 5);
  const later = open().getState();
  expect(new Set(progressOf(later, 'a').done)).toEqual(new Set(['read', 'run']));
  expect(progressOf(later, 'b')).toMatchObject({
    guesses: { time: 3 },
    scores: { time: 80 },
    measured: { time: 5 },
    solved: ['guard'],
  });
  two.refresh();
  expect(two.getState().progress).toEqual(later.progress);
});

test('a measurement of another tab counts, and the guess that it met stands', () => {
  const [one, two] = tabs(2).stores;
  one.guess('a', 'time', 3);
  two.refresh();
  one.score('a', 'time', 80, 5);
  two.score('a', 'time', 20, 9);
  const scored = { guesses: { time: 3 }, scores: { time: 80 }, measured: { time: 5 } };
  expect(progressOf(two.getState(), 'a')).toMatchObject(scored);
  one.guess('b', 'time', 3);
  two.refresh();
  one.score('b', 'time', 80, 5);
  two.guess('b', 'time', 6);
  expect(progressOf(two.getState(), 'b')).toMatchObject(scored);
  one.refresh();
  expect(one.getState().progress).toEqual(two.getState().progress);
});

test('what another tab has kept is nothing that this visit wrote', () => {
  const [one, two] = tabs(2).stores;
  one.finish('a', 'read');
  two.refresh();
  expect(hasProgress(two.getState())).toBe(true);
  expect([one, two].map((tab) => tab.getState().wrote)).toEqual([true, false]);
});

test('what one tab begins anew another does not bring back', () => {
  const [one, two] = tabs(2).stores;
  one.finish('a', 'read');
  two.refresh();
  one.reset('a');
  two.solve('b', 'guard');
  expect(progressOf(two.getState(), 'a').done).toEqual([]);
  two.finish('a', 'run');
  one.refresh();
  expect(progressOf(one.getState(), 'a').done).toEqual(['run']);
});

test('the progress of a file joins what is here', () => {
  const [course] = tabs(1).stores;
  course.guess('a', 'time', 3);
  const lesson = { done: ['read'], guesses: { time: 4, share: 5 }, scores: {}, solved: [] };
  expect(course.take({ a: { ...lesson, changed: '2025-12-31T00:00:00.000Z' }, c: lesson })).toBe(true);
  expect(progressOf(course.getState(), 'a')).toMatchObject({ done: ['read'], guesses: { time: 3, share: 5 } });
  expect(progressOf(course.getState(), 'c').done).toEqual(['read']);
});

test('a file brings back what was there before the course was begun anew; another tab still does not', () => {
  const [course, stale] = tabs(2).stores;
  course.finish('a', 'read');
  course.guess('a', 'time', 3);
  const saved = course.getState().progress;
  course.finish('a', 'run');
  stale.refresh();
  course.reset();
  course.take(saved);
  const back = { done: ['read'], guesses: { time: 3 } };
  expect(progressOf(course.getState(), 'a')).toMatchObject(back);
  stale.solve('b', 'guard');
  expect(progressOf(stale.getState(), 'a')).toMatchObject(back);
  course.refresh();
  expect(progressOf(course.getState(), 'a')).toMatchObject(back);
});
