/** The course in three parts; each begins with a lesson and goes on until the next part begins. */
import { type Entry, LESSONS } from '../registry.ts';

const PARTS = [
  { id: 'many', first: 'meet-your-gpu' },
  { id: 'memory', first: 'memory-decides' },
  { id: 'ai', first: 'working-together' },
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

/** Where to begin, or to go on: the first lesson of which a step is left; null once all are done. */
export const nextLesson = (
  done: (lesson: string) => readonly string[],
  lessons: readonly Entry[] = LESSONS,
): Entry | null => lessons.find(({ id, steps }) => done(id).length < steps.length) ?? null;
