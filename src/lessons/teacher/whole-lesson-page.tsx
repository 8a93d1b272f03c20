/** All steps of a lesson below each other, to be printed and handed out. */
import { useMemo, useState } from 'react';
import { Page } from '../../ui/frame/page.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useCourse } from '../course-context.tsx';
import { components } from '../kit/components.tsx';
import { LessonContext } from '../kit/context.tsx';
import { createRunPlaces, type RunPlaces } from '../kit/run-places.ts';
import { Visit } from '../kit/software-once.tsx';
import { createStepTasks } from '../kit/step-tasks.ts';
import type { Step } from '../lesson.ts';
import { LESSONS } from '../registry.ts';
import { type LoadedLesson, useLoadedLesson } from '../views/load-lesson.ts';
import { Broken, Opening } from '../views/not-open.tsx';
import { Where } from '../views/where.tsx';
import { NoSuchLesson } from './no-such-lesson.tsx';
import { PrintButton } from './print-button.tsx';
import { TEACHER } from './words.ts';
import '../lessons.css';
import './teacher.css';

export default function WholeLessonPage({ id }: { id: string }) {
  const loaded = useLoadedLesson(id);
  if (!LESSONS.some((cover) => cover.id === id)) return <NoSuchLesson />;
  if (loaded === 'failed') return <Broken />;
  return loaded ? <Whole {...loaded} /> : <Opening />;
}

function Whole(loaded: LoadedLesson) {
  const say = useLocalText();
  const { lesson } = loaded;
  // Of the page, not of a step: each run has one button on it.
  const [places] = useState(createRunPlaces);
  return (
    <Page title={say(lesson.title)} lede={say(lesson.summary)} className="lesson whole">
      <Where>
        <span> · </span>
        <a href={`#/teacher/${lesson.id}`}>{say(TEACHER.title)}</a>
      </Where>
      <p className="small muted whole__about">{say(TEACHER.wholeText)}</p>
      <div className="row">
        <PrintButton>{say(TEACHER.printWhole)}</PrintButton>
      </div>
      <Visit>
        {lesson.steps.map((step) => (
          <OneStep key={step.id} {...loaded} step={step} places={places} />
        ))}
      </Visit>
    </Page>
  );
}

interface OneStepProps extends LoadedLesson {
  step: Step;
  places: RunPlaces;
}

/** Live as in the lesson, but for its tick: who prints a lesson has not taken it. */
function OneStep({ lesson, Content, step, places }: OneStepProps) {
  const say = useLocalText();
  const course = useCourse();
  const [tasks] = useState(() => createStepTasks(() => undefined));
  const context = useMemo(
    () => ({ course, lesson, step, tasks, places, settings: '' }),
    [course, lesson, step, tasks, places],
  );
  const heading = `whole-${step.id}`;
  return (
    <section className="whole__step" aria-labelledby={heading}>
      <h2 id={heading}>{say(step.title)}</h2>
      <LessonContext value={context}>
        <Content components={components} />
      </LessonContext>
    </section>
  );
}
