/** What every part of a lesson can reach. */
import { createContext, useContext, useEffect, useId } from 'react';
import { useStore } from 'zustand';
import type { LessonProgress } from '../../ui/state/storage.ts';
import type { Lesson, Results, Step } from '../lesson.ts';
import { type CourseStore, progressOf, resultsOf } from '../state/course-store.ts';
import type { RunPlaces } from './run-places.ts';
import type { StepTasks } from './step-tasks.ts';

export interface LessonContextValue {
  readonly course: CourseStore;
  readonly lesson: Lesson;
  readonly step: Step;
  readonly tasks: StepTasks;
  readonly places: RunPlaces;
  /** What the address says beyond the step: `seed=7,b=32`; empty where it says nothing. */
  readonly settings: string;
}

export const LessonContext = createContext<LessonContextValue | null>(null);

export function useLesson(): LessonContextValue {
  const value = useContext(LessonContext);
  if (!value) throw new Error('useLesson needs a lesson above it');
  return value;
}

/** What this lesson has measured. */
export function useResults(): Results {
  const { course, lesson } = useLesson();
  return useStore(course, (state) => resultsOf(state, lesson.id));
}

export function useProgress(): LessonProgress {
  const { course, lesson } = useLesson();
  return useStore(course, (state) => progressOf(state, lesson.id));
}

/** Says that the step asks for this, and whether it is done (null: it does not ask for it); see step-tasks.ts. */
export function useTask(done: boolean | null): void {
  const { tasks } = useLesson();
  const id = useId();
  useEffect(() => (done === null ? undefined : tasks.set(id, done)), [tasks, id, done]);
}

/** @throws Error for an id that the lesson does not declare: a mistake in its text */
export function declared<T>(things: Readonly<Record<string, T>>, id: string, what: string): T {
  const found = things[id];
  if (!found) throw new Error(`This lesson declares no ${what} '${id}'.`);
  return found;
}
