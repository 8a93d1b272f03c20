import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button, LinkButton } from '../../ui/controls/button.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { GpuNotice } from '../../ui/gpu/gpu-notice.tsx';
import { useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { useAnyDraft } from '../../ui/state/use-draft.ts';
import { useCourse } from '../course-context.tsx';
import { Visit } from '../kit/software-once.tsx';
import { LESSONS } from '../registry.ts';
import { draftsIn, progressOf, resultsOf } from '../state/course-store.ts';
import { isBegun } from '../state/merge.ts';
import { CopySolutions } from './copy-solutions.tsx';
import { EmbedStep } from './embed-step.tsx';
import { type LoadedLesson, useLoadedLesson } from './load-lesson.ts';
import { Broken, Opening } from './not-open.tsx';
import { StepContent, useStep } from './step-content.tsx';
import { StepList } from './step-list.tsx';
import { Where } from './where.tsx';
import '../lessons.css';

interface LessonPageProps {
  id: string;
  stepId: string | undefined;
  /** What the address says beyond the step; the step knows what it means. */
  settings: string;
  /** Where nothing can be waited for: the build draws pages once, with what is there. */
  loaded?: LoadedLesson;
}

export default function LessonPage({ id, stepId, settings, loaded: early }: LessonPageProps) {
  const { t } = useTranslation('lessons');
  const place = LESSONS.findIndex((cover) => cover.id === id);
  const loaded = useLoadedLesson(id, early);
  if (place < 0) return <Missing />;
  if (loaded === 'failed') {
    return (
      <Broken>
        <div className="row">
          <Button onClick={() => location.reload()}>{t('page.reload', { ns: 'errors' })}</Button>
        </div>
      </Broken>
    );
  }
  if (!loaded) return <Opening />;
  const step = stepId === undefined ? 0 : loaded.lesson.steps.findIndex((one) => one.id === stepId);
  if (step < 0 || (settings && !loaded.lesson.steps[step].settings)) return <Missing lesson={id} />;
  return (
    <Visit>
      <Open key={`${id}/${step}`} {...loaded} step={step} place={place} settings={settings} />
    </Visit>
  );
}

/** The arrow stays beside the last word. */
const onward = (title: string) => `${title}\u00a0→`;

interface OpenProps extends LoadedLesson {
  step: number;
  place: number;
  settings: string;
}

function Open({ lesson, Content, step: index, place, settings }: OpenProps) {
  const { t } = useTranslation('lessons');
  const text = useLocalText();
  const course = useCourse();
  const probe = useGpuProbe();
  const progress = useStore(course, (state) => progressOf(state, lesson.id));
  const measured = useStore(course, (state) => Object.keys(resultsOf(state, lesson.id)).length > 0);
  const edited = useAnyDraft(draftsIn(lesson.id));
  const step = lesson.steps[index];
  const context = useStep({ lesson, Content }, step, settings);
  const before = lesson.steps[index - 1];
  const after = lesson.steps[index + 1];
  const next = LESSONS[place + 1];
  const readToEnd = () => {
    if (!context.tasks.asks()) course.finish(lesson.id, step.id);
  };
  /** How often it was begun anew on this page: what its parts remember of themselves goes as well. */
  const [begun, setBegun] = useState(0);
  const startAgain = () => {
    if (!confirm(t('lesson.resetAsk'))) return;
    course.reset(lesson.id);
    setBegun(begun + 1);
  };
  const noGpu = probe !== null && probe.status !== 'adapter';

  return (
    <Page className="lesson" title={text(step.title)}>
      <Where>
        <span>{` · ${t('lesson.number', { number: place + 1 })} · `}</span>
        <span>{text(lesson.title)}</span>
      </Where>
      <StepList lesson={lesson} current={step.id} done={progress.done} />
      {noGpu && index === 0 && (
        <>
          <GpuNotice probe={probe} />
          <p>{t('lesson.noGpu')}</p>
        </>
      )}
      <StepContent key={begun} Content={Content} context={context} />
      <nav className="lesson__turn spread" aria-label={t('lesson.turn')}>
        {before ? (
          <LinkButton href={`#/lessons/${lesson.id}/${before.id}`}>← {text(before.title)}</LinkButton>
        ) : (
          <LinkButton href="#/lessons">← {t('contents.title')}</LinkButton>
        )}
        {after && (
          <LinkButton look="primary" href={`#/lessons/${lesson.id}/${after.id}`} onClick={readToEnd}>
            {onward(text(after.title))}
          </LinkButton>
        )}
        {!after && next && (
          <LinkButton look="primary" href={`#/lessons/${next.id}`} onClick={readToEnd}>
            {onward(t('lesson.next', { title: text(next.title) }))}
          </LinkButton>
        )}
        {!after && !next && (
          <LinkButton href="#/found" onClick={readToEnd}>
            {t('contents.found')}
          </LinkButton>
        )}
        {!after && !next && (
          <LinkButton look="primary" href="#/lab" onClick={readToEnd}>
            {onward(t('lesson.lab'))}
          </LinkButton>
        )}
      </nav>
      {!after && <CopySolutions />}
      <div className="row">
        {(measured || edited || isBegun(progress)) && (
          <Button look="quiet" size="small" onClick={startAgain}>
            {t('lesson.reset')}
          </Button>
        )}
        <EmbedStep key={step.id} lesson={lesson} step={step} />
      </div>
    </Page>
  );
}

function Missing({ lesson }: { lesson?: string }) {
  const { t } = useTranslation('lessons');
  return (
    <Page title={t('missing.title')} lede={t(lesson ? 'missing.step' : 'missing.lesson')}>
      <div className="row">
        <LinkButton look="primary" href={lesson ? `#/lessons/${lesson}` : '#/lessons'}>
          {t(lesson ? 'missing.toLesson' : 'missing.toContents')}
        </LinkButton>
      </div>
    </Page>
  );
}
