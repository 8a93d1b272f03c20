import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LessonProgress } from '../../ui/state/storage.ts';
import { isBegun, mergeCourse } from './merge.ts';

const EMPTY: LessonProgress = { done: [], guesses: {}, scores: {}, solved: [] };
const [early, late, later] = [1, 2, 3].map((day) => new Date(Date.UTC(2026, 0, day)).toISOString());
const merged = (one: LessonProgress, other: LessonProgress) => mergeCourse({ a: one }, { a: other }).a;

const word = fc.constantFrom('one', 'two', 'three', 'four');
const lesson: fc.Arbitrary<LessonProgress> = fc
  .record({
    done: fc.uniqueArray(word),
    solved: fc.uniqueArray(word),
    guesses: fc.dictionary(word, fc.integer({ min: 0, max: 9 })),
    scored: fc.uniqueArray(word),
    changed: fc.constantFrom(undefined, early, late, later),
  })
  .map(({ scored, guesses, changed, ...rest }) => {
    const scores = Object.fromEntries(scored.filter((id) => id in guesses).map((id) => [id, 10]));
    return { ...rest, guesses, scores, ...(changed && { changed }) };
  });
const course = fc.dictionary(fc.constantFrom('a', 'b', 'c'), lesson);

test('of two records nothing is lost, and a third time changes nothing', () => {
  fc.assert(
    fc.property(course, course, (one, other) => {
      const both = mergeCourse(one, other);
      for (const [id, { done, solved, guesses, scores }] of [...Object.entries(one), ...Object.entries(other)]) {
        expect(both[id].done).toEqual(expect.arrayContaining([...done]));
        expect(both[id].solved).toEqual(expect.arrayContaining([...solved]));
        expect(Object.keys(both[id].guesses)).toEqual(expect.arrayContaining(Object.keys(guesses)));
        expect(Object.keys(both[id].scores)).toEqual(expect.arrayContaining(Object.keys(scores)));
      }
      expect(mergeCourse(both, other)).toEqual(both);
    }),
  );
});

test('where two differ the newer is right; a guess that was measured stands', () => {
  const old = { ...EMPTY, guesses: { time: 1, share: 1 }, changed: early };
  const fresh = { ...EMPTY, guesses: { time: 2, share: 2 }, changed: late };
  expect(merged(old, fresh).guesses).toEqual({ time: 2, share: 2 });
  expect(merged(fresh, old).guesses).toEqual({ time: 2, share: 2 });
  const scored = { ...old, scores: { time: 90 }, measured: { time: 1.1 } };
  expect(merged(fresh, scored)).toMatchObject({
    guesses: { time: 1, share: 2 },
    scores: { time: 90 },
    measured: { time: 1.1 },
    changed: late,
  });
});

test('a score whose guess is lost takes no guess away, however new it is', () => {
  const whole = { ...EMPTY, guesses: { time: 1 }, scores: { time: 80 }, changed: early };
  const guessed = { ...EMPTY, guesses: { time: 1 }, changed: early };
  const lost = { ...EMPTY, scores: { time: 10 }, changed: late };
  expect(merged(whole, lost)).toMatchObject({ guesses: { time: 1 }, scores: { time: 80 } });
  for (const [one, other] of [
    [guessed, lost],
    [
      { ...lost, changed: early },
      { ...guessed, changed: late },
    ],
  ]) {
    expect(merged(one, other)).toMatchObject({ guesses: { time: 1 }, scores: {} });
  }
});

test('a guess by the name of a method is like any other', () => {
  const old = { ...EMPTY, guesses: { toString: 1 }, changed: early };
  expect(merged(old, { ...EMPTY, changed: late }).guesses).toEqual({ toString: 1 });
});

test('what was there before a lesson was begun anew does not come back, and what came after stays', () => {
  const before = { ...EMPTY, done: ['read'], changed: early };
  const anew = { ...EMPTY, changed: late, since: late };
  expect(merged(before, anew)).toEqual(anew);
  expect(merged({ ...EMPTY, done: ['read'] }, anew)).toEqual(anew);
  expect(merged(anew, { ...EMPTY, done: ['run'], changed: later }).done).toEqual(['run']);
});

test('a lesson without anything in it was not begun', () => {
  expect(isBegun(EMPTY)).toBe(false);
  expect(isBegun({ ...EMPTY, guesses: { a: 1 } })).toBe(true);
});
