/** The course: `/lessons`, `/glossary`, `/teacher`, `/found`, and everything below them. */
import { lazy, Suspense, use, useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { Loading } from '../ui/frame/loading.tsx';
import { CourseContext } from './course-context.tsx';
import { KeptContext } from './kept-context.tsx';
import { lessonNow } from './moved.ts';
import type { CourseStore } from './state/course-store.ts';
import { usePersistence } from './use-persistence.ts';
import { ContentsPage } from './views/contents-page.tsx';
import type { LoadedLesson } from './views/load-lesson.ts';

const FoundPage = lazy(() => import('./found/found-page.tsx'));
const LessonPage = lazy(() => import('./views/lesson-page.tsx'));
const GlossaryPage = lazy(() => import('./glossary/glossary-page.tsx'));
const TermPage = lazy(() => import('./glossary/term-page.tsx'));
const TeacherPage = lazy(() => import('./teacher/teacher-page.tsx'));
const OfflinePage = lazy(() => import('./teacher/offline-page.tsx'));
const WholeLessonPage = lazy(() => import('./teacher/whole-lesson-page.tsx'));
const LessonNotesPage = lazy(() => import('./teacher/lesson-notes-page.tsx'));

interface CourseProps {
  /** Gives the one store of the page: leaving a lesson loses nothing. */
  open: () => Promise<CourseStore>;
  /** What the build has loaded of the lesson that it draws. */
  loaded?: LoadedLesson;
}

export default function Course({ open, loaded }: CourseProps) {
  const course = use(open());
  const kept = usePersistence(course);
  // Other tabs write to the same storage, perhaps while no page of the course was open here.
  useEffect(() => {
    course.refresh();
    addEventListener('storage', course.refresh);
    return () => removeEventListener('storage', course.refresh);
  }, [course]);
  return (
    <CourseContext value={course}>
      <KeptContext value={kept}>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/lessons" component={ContentsPage} />
            <Route path="/glossary" component={GlossaryPage} />
            <Route path="/glossary/*">{({ '*': term }) => <TermPage key={term} id={term} />}</Route>
            <Route path="/teacher" component={TeacherPage} />
            <Route path="/teacher/offline" component={OfflinePage} />
            <Route path="/teacher/:lesson/whole">{({ lesson }) => <WholeLessonPage key={lesson} id={lesson} />}</Route>
            <Route path="/teacher/*">{({ '*': lesson }) => <LessonNotesPage key={lesson} id={lesson} />}</Route>
            {/* Everything after the slash: what somebody sent. */}
            <Route path="/found/*?">{(params) => <FoundPage key={params['*']} data={params['*'] ?? ''} />}</Route>
            <Route path="/lessons/:lesson/:step?">
              {({ lesson, step }) => {
                const now = step === undefined ? null : lessonNow(lesson, step);
                if (now !== null) return <Redirect to={`/lessons/${now}/${step}`} replace />;
                return <LessonPage key={lesson} id={lesson} stepId={step} settings="" loaded={loaded} />;
              }}
            </Route>
            <Route path="/lessons/:lesson/:step/:settings">
              {({ lesson, step, settings }) => (
                <LessonPage key={lesson} id={lesson} stepId={step} settings={settings} />
              )}
            </Route>
            {/* Nothing has such an address: the page for a lesson that is none says so. */}
            <Route>
              <LessonPage id="" stepId={undefined} settings="" />
            </Route>
          </Switch>
        </Suspense>
      </KeptContext>
    </CourseContext>
  );
}
