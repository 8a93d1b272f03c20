/** The course in four parts; each begins with a lesson and goes on until the next part begins. */
import { type Entry, LESSONS } from '../registry.ts';

const PARTS = [
  { id: 'many', first: 'meet-your-gpu' },
  { id: 'memory', first: 'memory-decides' },
  { id: 'ai', first: 'working-together' },
  { id: 'beyond', first: 'what-else-it-is-for' },
] as const;

export interface Part {
  readonly id: (typeof PARTS)[number]['id'];
  /** How many lessons come before it. */
  readonly from: number;
  readonly lessons: readonly Entry[];
}

export function partsOf(lessons: readonly Entry[] = LESSONS): readonly Part[] {
  const starts = PARTS.map(({ first }) => lessons.findIndex(({ id }) => id === first));
  return PARTS.map(({ id }, index) => {
    const from = starts[index];
    return { id, from, lessons: lessons.slice(from, starts[index + 1]) };
  });
}

/** Which of a lesson's steps are done; what is kept may name steps of an earlier version. */
export const stepsDone = ({ id, steps }: Entry, done: (lesson: string) => readonly string[]): readonly boolean[] => {
  const ids = done(id);
  return steps.map((step) => ids.includes(step.id));
};

/**
 * Where to begin, or to go on: the first lesson with a step left after the last one that was done, so that a challenge
 * left out holds nobody back; where none comes after it, the first of all with a step left; null once all are done.
 */
export function nextLesson(
  done: (lesson: string) => readonly string[],
  lessons: readonly Entry[] = LESSONS,
): Entry | null {
  const steps = lessons.flatMap((lesson) => stepsDone(lesson, done).map((isDone) => ({ lesson, isDone })));
  const last = steps.findLastIndex(({ isDone }) => isDone);
  const left = steps.find(({ isDone }, at) => at > last && !isDone) ?? steps.find(({ isDone }) => !isDone);
  return left?.lesson ?? null;
}
