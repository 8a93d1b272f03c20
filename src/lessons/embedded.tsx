/** A step of a lesson in a frame of another page: its text with everything in it, or its figures alone. */
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { EmbedFrame, EmbedNothing } from '../ui/embed/embed-frame.tsx';
import { Loading } from '../ui/frame/loading.tsx';
import { useLocalText } from '../ui/state/locale.ts';
import { CourseContext } from './course-context.tsx';
import { Visit } from './kit/software-once.tsx';
import type { Step } from './lesson.ts';
import { LESSONS } from './registry.ts';
import type { CourseStore } from './state/course-store.ts';
import { type LoadedLesson, useLoadedLesson } from './views/load-lesson.ts';
import { StepContent, useStep } from './views/step-content.tsx';
import './lessons.css';

interface EmbeddedProps {
  what: 'lessons' | 'figures';
  lesson: string;
  step: string;
  /** As in course.tsx. */
  open: () => Promise<CourseStore>;
}

export default function Embedded({ what, lesson: id, step: stepId, open }: EmbeddedProps) {
  const course = use(open());
  const loaded = useLoadedLesson(id);
  if (!LESSONS.some((cover) => cover.id === id) || loaded === 'failed') return <EmbedNothing />;
  if (!loaded) return <Loading />;
  const step = loaded.lesson.steps.find((one) => one.id === stepId);
  if (!step) return <EmbedNothing />;
  return (
    <CourseContext value={course}>
      <Visit>
        <Shown what={what} loaded={loaded} step={step} />
      </Visit>
    </CourseContext>
  );
}

function Shown({ what, loaded, step }: { what: EmbeddedProps['what']; loaded: LoadedLesson; step: Step }) {
  const { t } = useTranslation('sharing');
  const text = useLocalText();
  const context = useStep(loaded, step, '');
  const { lesson, Content } = loaded;
  const source = { href: `#/lessons/${lesson.id}/${step.id}`, text: t('embed.source', { title: text(lesson.title) }) };
  return (
    <EmbedFrame title={text(step.title)} source={source} className={`lesson embedded-${what}`}>
      <StepContent Content={Content} context={context} />
    </EmbedFrame>
  );
}
