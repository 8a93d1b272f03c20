import { expect, test } from 'vitest';
import { createDrafts } from '../../ui/state/drafts.ts';
import { createPreferences } from '../../ui/state/storage.ts';
import { createUnsaved } from '../../ui/state/unsaved.ts';
import { createCourseStore, draftOf, draftsOf, progressOf } from './course-store.ts';

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
  expect(course.getState().progress).toEqual({});
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
