import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDrafts } from '../../ui/state/drafts.ts';
import { createPreferences, type Draft, type LessonProgress } from '../../ui/state/storage.ts';
import { createUnsaved } from '../../ui/state/unsaved.ts';
import { LESSONS } from '../registry.ts';
import { createCourseStore, progressOf } from './course-store.ts';
import { mergeCourse } from './merge.ts';
import { addProgress, mergeDrafts, parseProgress, progressText, readProgress } from './progress-file.ts';

const NOW = '2026-02-01T00:00:00.000Z';
const [early, late] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'];
const [{ id: first }, { id: second }] = LESSONS;
const lesson = (done: readonly string[], changed = early): LessonProgress => ({
  done,
  guesses: { howMany: 'yes', time: 3, curve: [1, 2, 3] },
  scores: { time: 80 },
  measured: { time: 4 },
  solved: ['guard'],
  changed,
});
const draft = (id: string, text: string, changed?: string): Draft => ({ id, text, ...(changed && { changed }) });
const course = { [first]: lesson(['read']), [second]: lesson(['run'], late) };
const drafts = [draft(`lesson/${first}/guard`, '// mine', late)];
const saved = () => JSON.parse(progressText({ course, drafts }, NOW));
const read = (content: unknown) => parseProgress(JSON.stringify(content), NOW);

test('what is saved is read again: lessons, and drafts of the course alone', () => {
  const content = progressText({ course, drafts: [...drafts, draft('workbench', '// no lesson')] }, NOW);
  expect(parseProgress(content, NOW)).toEqual({ ok: true, progress: { course, drafts }, refused: 0 });
  expect(parseProgress(`\uFEFF${content}`, NOW).ok).toBe(true);
});

test('a lesson begun anew is not in the file, and no file says when one was', () => {
  const anew = { done: [], guesses: {}, scores: {}, solved: [], changed: late, since: late };
  const content = JSON.parse(
    progressText({ course: { [first]: { ...lesson(['a']), since: early }, [second]: anew }, drafts: [] }, NOW),
  );
  expect(content.course).toEqual({ [first]: lesson(['a']) });
  const read = parseProgress(
    JSON.stringify({ ...content, course: { [first]: { ...lesson([]), since: '9999-01-01T00:00:00.000Z' } } }),
    NOW,
  );
  expect(read.ok && read.progress.course[first].since).toBeUndefined();
});

test('one damaged lesson or draft does not spoil the others', () => {
  const file = saved();
  const result = read({
    ...file,
    course: { ...file.course, [first]: { ...file.course[first], done: 7 }, 'no name!': lesson([]) },
    drafts: [...file.drafts, { id: 'lesson/a/b' }, draft('elsewhere', '')],
  });
  expect(result).toEqual({ ok: true, progress: { course: { [second]: course[second] }, drafts }, refused: 4 });
});

test.each(['2026-02-31T00:00:00Z', '2026-01-01T00:00:00+01'])(
  '%s is no date: its lesson alone is refused',
  (changed) => {
    const file = saved();
    const result = read({ ...file, course: { ...file.course, [first]: { ...file.course[first], changed } } });
    expect(result).toEqual({ ok: true, progress: { course: { [second]: course[second] }, drafts }, refused: 1 });
  },
);

test('a clock that is ahead wins nothing', () => {
  const file = saved();
  const result = read({ ...file, course: { [first]: { ...file.course[first], changed: '2999-01-01T00:00:00Z' } } });
  expect(result.ok && result.progress.course[first].changed).toBe(NOW);
});

test.each([
  ['no JSON', '{', 'not JSON'],
  ['another program’s file', '{"name":"package"}', 'no progress of this course'],
  ['past runs', '{"format":"lockstep-runs","runs":[]}', 'no progress of this course'],
  ['a newer version', JSON.stringify({ ...saved(), version: 2 }), 'newer Lockstep'],
  ['nothing', JSON.stringify({ ...saved(), course: {}, drafts: [] }), 'without any lesson'],
  ['nothing but damage', JSON.stringify({ ...saved(), course: { [first]: 7 }, drafts: [] }), 'damaged'],
  ['too much', JSON.stringify({ ...saved(), course: { [first]: 'x'.repeat(400_000) } }), 'larger than'],
])('of %s it says what it is, that nothing was changed, and what to do', (_, content, says) => {
  const result = parseProgress(content, NOW);
  if (result.ok) throw new Error('It was read.');
  expect(result.problem.en).toContain(says);
  expect(result.problem.en).toContain('Nothing was changed');
  expect(result.problem['zh-CN']).toContain('没有改动');
});

test('a file that is too large is not read, and one that cannot be read says so', async () => {
  const gone = { text: () => Promise.reject(new Error('gone')) };
  expect(await readProgress({ size: 1e9, ...gone }, NOW)).toMatchObject({ ok: false });
  expect(await readProgress({ size: 1, ...gone }, NOW)).toMatchObject({
    ok: false,
    problem: { en: expect.stringContaining('could not be read') },
  });
  expect(await readProgress(new Blob([JSON.stringify(saved())]), NOW)).toMatchObject({ ok: true });
});

/** A saved file with any value in the place of any of its parts. */
const hostile = fc.tuple(fc.integer({ min: 0 }), fc.anything({ withNullPrototype: true })).map(([at, value]) => {
  const file = saved();
  const places: [Record<string, unknown>, string][] = [];
  const walk = (part: unknown) => {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, inner] of Object.entries(part)) {
      places.push([part as Record<string, unknown>, key]);
      walk(inner);
    }
  };
  walk(file);
  const [part, key] = places[at % places.length];
  part[key] = value;
  try {
    return JSON.stringify(file) ?? '';
  } catch {
    return String(value === null ? '' : typeof value);
  }
});

test('a hundred hostile files: a plain answer, and nothing of what is here is lost', () => {
  const here = { [first]: lesson(['mine']), kept: lesson(['too']) };
  const own = [draft(`lesson/${first}/guard`, '// here', late), draft('workbench', '// other')];
  const check = (content: string) => {
    const result = parseProgress(content, NOW);
    if (!result.ok) {
      expect(result.problem.en).toMatch(/Nothing was changed/);
      return;
    }
    const both = mergeCourse(here, result.progress.course);
    for (const [id, { done, solved, guesses, scores }] of Object.entries(here)) {
      expect(both[id].done).toEqual(expect.arrayContaining([...done]));
      expect(both[id].solved).toEqual(expect.arrayContaining([...solved]));
      expect(Object.keys(both[id].guesses)).toEqual(expect.arrayContaining(Object.keys(guesses)));
      expect(Object.keys(both[id].scores)).toEqual(expect.arrayContaining(Object.keys(scores)));
    }
    const merged = mergeDrafts(own, result.progress.drafts).drafts.map(({ id }) => id);
    expect(merged).toEqual(expect.arrayContaining(own.map(({ id }) => id)));
  };
  fc.assert(fc.property(hostile, check), { numRuns: 100 });
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), check), { numRuns: 100 });
});

test('of a draft the newer text is kept; no draft that is here goes for want of room', () => {
  const [a, b] = ['lesson/one/a', 'lesson/one/b'];
  const here = [draft(a, 'old', early), draft(b, 'new', late)];
  expect(mergeDrafts(here, [draft(a, 'newer', late), draft(b, 'older', early)])).toEqual({
    drafts: [draft(a, 'newer', late), draft(b, 'new', late)],
    added: 1,
    left: 0,
  });
  const full = [draft(a, 'x'.repeat(150_000), early)];
  const more = [draft(b, 'y'.repeat(60_000), late), draft('lesson/one/c', 'z', late)];
  expect(mergeDrafts(full, more)).toEqual({ drafts: [more[1], ...full], added: 1, left: 1 });
});

test('where storage is full, lessons and drafts of a file last for this visit, and that is said', () => {
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const preferences = createPreferences(() => ({ getItem: () => null, setItem: full }));
  const kept = createDrafts(preferences, createUnsaved());
  const store = createCourseStore(preferences, kept);
  const told: number[] = [];
  kept.subscribe(() => told.push(kept.list('lesson/').length));
  const result = addProgress({ course, drafts }, store, kept);
  expect(result).toEqual({ lessons: 2, drafts: 1, noRoom: 0, kept: false });
  expect(progressOf(store.getState(), first).done).toEqual(['read']);
  expect(preferences.read('drafts')).toEqual(drafts);
  // Whoever shows them is told.
  expect(told).toEqual([drafts.length]);
});

test('kernels of the workbench, which have a room of their own, take none of the texts’', () => {
  const kernel = draft('workbench/matmul/mine', 'x'.repeat(400_000), early);
  const text = draft('lesson/one/a', 'y'.repeat(200_000), late);
  expect(mergeDrafts([kernel], [text])).toEqual({ drafts: [text, kernel], added: 1, left: 0 });
});

test('every name that the course uses may stand in a file', async () => {
  for (const { id, load, steps } of LESSONS) {
    const { predictions, challenges } = (await load()).lesson;
    const guesses = Object.fromEntries(
      Object.entries(predictions).map(([name, one]) => [
        name,
        one.kind === 'choice' ? one.options[0].id : one.kind === 'slider' ? 1 : one.xs,
      ]),
    );
    const whole = { done: steps.map((step) => step.id), guesses, scores: {}, solved: Object.keys(challenges) };
    const content = progressText({ course: { [id]: whole }, drafts: [] }, NOW);
    expect(parseProgress(content, NOW), id).toMatchObject({ ok: true, refused: 0 });
  }
});
