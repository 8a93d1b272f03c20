import { expect, test } from 'vitest';
import { LESSONS } from '../registry.ts';
import { nextLesson, partsOf, stepsDone } from './parts.ts';

test('every lesson is in one part, in the order of the course', () => {
  const parts = partsOf();
  expect(parts.flatMap(({ lessons }) => lessons)).toEqual(LESSONS);
  for (const { from, lessons } of parts) {
    expect(lessons.length).toBeGreaterThan(0);
    expect(LESSONS[from]).toBe(lessons[0]);
  }
});

const stepsOf = (id: string) => LESSONS.find((one) => one.id === id)?.steps.map((step) => step.id) ?? [];
const [first, second, third] = LESSONS;

test('the place to start is the first lesson; once all are done there is none', () => {
  expect(nextLesson(() => [])).toBe(first);
  expect(nextLesson(stepsOf)).toBeNull();
});

test('the place to go on is where a step is left after the last one that was done', () => {
  const next = (done: Readonly<Record<string, readonly string[]>>) => nextLesson((id) => done[id] ?? []);
  expect(next({ [first.id]: stepsOf(first.id) })).toBe(second);
  expect(next({ [first.id]: stepsOf(first.id).slice(0, 2) })).toBe(first);
  // A challenge left out, and read on.
  expect(next({ [first.id]: stepsOf(first.id).toSpliced(-2, 1) })).toBe(second);
  expect(next({ [first.id]: stepsOf(first.id).slice(1), [second.id]: stepsOf(second.id).slice(0, 1) })).toBe(second);
  expect(next({ [second.id]: stepsOf(second.id) })).toBe(third);
});

test('with nothing left after it, the place to go on is the first step left out', () => {
  expect(nextLesson((id) => (id === second.id ? stepsOf(id).slice(1) : stepsOf(id)))).toBe(second);
});

test('steps that a lesson no longer has count for nothing', () => {
  const gone = stepsOf(first.id).map((id) => `${id}-before`);
  expect(nextLesson((id) => (id === first.id ? gone : []))).toBe(first);
  expect(stepsDone(first, () => [...gone, stepsOf(first.id)[1]]).filter(Boolean)).toHaveLength(1);
});
