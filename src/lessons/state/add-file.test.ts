import { expect, test } from 'vitest';
import { createDrafts } from '../../ui/state/drafts.ts';
import { createPreferences } from '../../ui/state/storage.ts';
import { createUnsaved } from '../../ui/state/unsaved.ts';
import { addFile } from './add-file.ts';
import { createCourseStore, progressOf } from './course-store.ts';
import * as reader from './progress-file.ts';

const NOW = '2026-02-01T00:00:00.000Z';
const lesson = { done: ['read'], guesses: {}, scores: {}, solved: [] };
const file = new Blob([reader.progressText({ course: { 'meet-your-gpu': lesson }, drafts: [] }, NOW)]);

function here() {
  const values = new Map<string, string>();
  const preferences = createPreferences(() => ({
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
  }));
  const drafts = createDrafts(preferences, createUnsaved());
  return { drafts, course: createCourseStore(preferences, drafts) };
}

test('where what reads files does not load, that is said, and the next try adds the file', async () => {
  const kept = here();
  const offline = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
  const failed = await addFile(offline, file, kept, NOW);
  expect(failed).toMatchObject({ problem: { en: expect.stringContaining('Nothing was changed') } });
  const added = await addFile(async () => reader, file, kept, NOW);
  expect(added).toEqual({ lessons: 1, drafts: 0, noRoom: 0, refused: 0, kept: true });
  expect(progressOf(kept.course.getState(), 'meet-your-gpu').done).toEqual(['read']);
});

test('what is no progress is told as such', async () => {
  const problem = { en: expect.stringContaining('not JSON') };
  expect(await addFile(async () => reader, new Blob(['{']), here(), NOW)).toMatchObject({ problem });
});
