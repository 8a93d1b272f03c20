/** Two records of how far somebody is, made one: of two tabs, or of this browser and a file. Pure. */
import type { CourseProgress, LessonProgress } from '../../ui/state/storage.ts';

/** Lesson by lesson. What only one of them knows stays; where they differ, the newer one is right. */
export function mergeCourse(one: CourseProgress, other: CourseProgress): CourseProgress {
  const merged = { ...one };
  for (const [id, lesson] of Object.entries(other)) {
    merged[id] = Object.hasOwn(one, id) ? mergeLesson(one[id], lesson) : lesson;
  }
  return merged;
}

/** With what a file knows. It was asked for, so it may bring back what was there before a lesson was begun anew. */
export function addCourse(here: CourseProgress, file: CourseProgress): CourseProgress {
  const open = mapLessons(here, ({ since: _, ...lesson }) => lesson);
  // What another tab still knows is not asked for.
  return mapLessons(mergeCourse(open, file), (lesson, id) => {
    const since = Object.hasOwn(here, id) ? here[id].since : undefined;
    return since === undefined ? lesson : { ...lesson, since };
  });
}

const mapLessons = (course: CourseProgress, to: (lesson: LessonProgress, id: string) => LessonProgress) =>
  Object.fromEntries(Object.entries(course).map(([id, lesson]) => [id, to(lesson, id)]));

/** What was kept before dates were is the oldest. */
const dateOf = ({ changed = '' }: LessonProgress): string => changed;

function mergeLesson(one: LessonProgress, other: LessonProgress): LessonProgress {
  const [older, newer] = dateOf(one) > dateOf(other) ? [other, one] : [one, other];
  // The lesson was begun anew since: what was before is not to come back.
  if ((newer.since ?? '') > dateOf(older)) return newer;
  // A guess belongs to its score, and a guess that was measured stands; a score whose guess is lost says least.
  const weight = ({ guesses, scores }: LessonProgress, prediction: string) =>
    2 * Number(Object.hasOwn(guesses, prediction)) + Number(Object.hasOwn(scores, prediction));
  const from = (prediction: string) => (weight(newer, prediction) >= weight(older, prediction) ? newer : older);
  const predictions = [
    ...new Set([older, newer].flatMap(({ guesses, scores }) => Object.keys({ ...guesses, ...scores }))),
  ];
  const picked = <T>(part: (lesson: LessonProgress) => Readonly<Record<string, T>> | undefined) =>
    Object.fromEntries(
      predictions.flatMap((id) => {
        const values = part(from(id));
        return values && Object.hasOwn(values, id) ? [[id, values[id]]] : [];
      }),
    );
  const measured = picked(({ measured }) => measured);
  return {
    ...older,
    ...newer,
    done: union(older.done, newer.done),
    solved: union(older.solved, newer.solved),
    guesses: picked(({ guesses }) => guesses),
    scores: picked(({ scores }) => scores),
    ...(Object.keys(measured).length > 0 && { measured }),
  };
}

const union = (one: readonly string[], other: readonly string[]): readonly string[] => [...new Set([...one, ...other])];

/** Whether anything was done in a lesson; one that was begun anew is kept without anything in it. */
export const isBegun = ({ done, guesses, solved }: LessonProgress): boolean =>
  done.length + solved.length + Object.keys(guesses).length > 0;
