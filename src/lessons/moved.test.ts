import { expect, test } from 'vitest';
import type { LessonProgress } from '../ui/state/storage.ts';
import { lessonNow, movedInto, withMoves } from './moved.ts';
import { LESSONS } from './registry.ts';

const OLD = 'matmul-step-by-step';
/** As the lesson was, when it had twelve steps. */
const STEPS = [
  'element',
  'guess',
  'lanes',
  'tiles',
  'registers',
  'further',
  'ladder',
  'tuned',
  'columns',
  'digits',
  'beat',
  'recap',
];
const whole: LessonProgress = { done: STEPS, guesses: { climb: 9 }, scores: { climb: 70 }, solved: ['beat'] };
const stepsOf = (lesson: string) => LESSONS.find(({ id }) => id === lesson)?.steps.map(({ id }) => id) ?? [];

test.each(STEPS)('%s is in one lesson, and its old address leads there', (step) => {
  const lesson = lessonNow(OLD, step) ?? OLD;
  expect(stepsOf(lesson)).toContain(step);
});

test('no other address leads anywhere else', () => {
  expect(lessonNow(OLD, 'toString')).toBeNull();
  expect(lessonNow('toString', 'further')).toBeNull();
  for (const { id, steps } of LESSONS) for (const step of steps) expect(lessonNow(id, step.id)).toBeNull();
});

test('what was done counts where it is now, once, and nothing is lost', () => {
  const progress = withMoves({ [OLD]: whole, 'adding-arrays': { ...whole, done: ['guess'] } });
  expect(progress[OLD]).toEqual({ ...whole, done: STEPS.filter((step) => !lessonNow(OLD, step)), solved: [] });
  expect(progress['the-last-factor-of-two']).toMatchObject({ done: ['further', 'tuned', 'beat'], solved: ['beat'] });
  expect(progress['different-digits']).toMatchObject({ done: ['digits'], solved: [] });
  expect(progress['adding-arrays'].done).toEqual(['guess']);
  expect(Object.values(progress).flatMap(({ done }) => done)).toHaveLength(STEPS.length + 1);
  expect(withMoves(progress)).toEqual(progress);
});

test('what is known of the new lesson already stays', () => {
  const begun = { ...whole, done: ['costs', 'further'], solved: [], scores: { gain: 50 } };
  const progress = withMoves({ [OLD]: whole, 'the-last-factor-of-two': begun });
  expect(progress['the-last-factor-of-two']).toMatchObject({
    done: ['costs', 'further', 'tuned', 'beat'],
    solved: ['beat'],
    scores: { gain: 50 },
  });
  expect(withMoves({})).toEqual({});
});

test('a challenge that has moved is known with where it was', () => {
  expect(movedInto('the-last-factor-of-two')).toEqual([{ from: OLD, challenge: 'beat' }]);
  expect(movedInto('memory-decides')).toEqual([]);
});
