import { useMemo, useState } from 'react';
import { useCourse } from '../course-context.tsx';
import { components } from '../kit/components.tsx';
import { LessonContext, type LessonContextValue } from '../kit/context.tsx';
import { createRunPlaces } from '../kit/run-places.ts';
import { createStepTasks } from '../kit/step-tasks.ts';
import type { Step } from '../lesson.ts';
import type { LoadedLesson } from './load-lesson.ts';

/** What the parts of a step share, for as long as it is shown. */
export function useStep({ lesson }: LoadedLesson, step: Step, settings: string): LessonContextValue {
  const course = useCourse();
  const tasks = useMemo(() => createStepTasks(() => course.finish(lesson.id, step.id)), [course, lesson.id, step.id]);
  const [places] = useState(createRunPlaces);
  return useMemo(
    () => ({ course, lesson, step, tasks, places, settings }),
    [course, lesson, step, tasks, places, settings],
  );
}

interface StepContentProps extends Pick<LoadedLesson, 'Content'> {
  context: LessonContextValue;
}

/** The text of a step with everything in it. */
export function StepContent({ Content, context }: StepContentProps) {
  return (
    <LessonContext value={context}>
      <Content components={components} />
    </LessonContext>
  );
}
