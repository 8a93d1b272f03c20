import { expect, test } from 'vitest';
import { LESSONS } from '../registry.ts';
import { nextLesson, partsOf } from './parts.ts';

test('every lesson is in one part, in the order of the course', () => {
  const parts = partsOf();
  expect(parts.flatMap(({ lessons }) => lessons)).toEqual(LESSONS);
  for (const { from, lessons } of parts) {
    expect(lessons.length).toBeGreaterThan(2);
    expect(LESSONS[from]).toBe(lessons[0]);
  }
});

test('the place to start is the first lesson with a step left', () => {
  const [first, second] = LESSONS;
  const whole = (id: string) => LESSONS.find((one) => one.id === id)?.steps.map((step) => step.id) ?? [];
  expect(nextLesson(() => [])).toBe(first);
  expect(nextLesson((id) => (id === first.id ? whole(id) : []))).toBe(second);
  expect(nextLesson((id) => (id === first.id ? whole(id).slice(1) : whole(id)))).toBe(first);
  expect(nextLesson(whole)).toBeNull();
});
