/** The course: `#/lessons` and everything below it. */
import { lazy, Suspense, use } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { Loading } from '../ui/frame/loading.tsx';
import { CourseContext } from './course-context.tsx';
import { lessonNow } from './moved.ts';
import type { CourseStore } from './state/course-store.ts';
import { ContentsPage } from './views/contents-page.tsx';

const LessonPage = lazy(() => import('./views/lesson-page.tsx'));

/** @param open gives the one store of the page: leaving a lesson loses nothing */
export default function Course({ open }: { open: () => Promise<CourseStore> }) {
  const course = use(open());
  return (
    <CourseContext value={course}>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/lessons" component={ContentsPage} />
          <Route path="/lessons/:lesson/:step?">
            {({ lesson, step }) => {
              const now = step === undefined ? null : lessonNow(lesson, step);
              if (now !== null) return <Redirect to={`/lessons/${now}/${step}`} replace />;
              return <LessonPage key={lesson} id={lesson} stepId={step} settings="" />;
            }}
          </Route>
          <Route path="/lessons/:lesson/:step/:settings">
            {({ lesson, step, settings }) => <LessonPage key={lesson} id={lesson} stepId={step} settings={settings} />}
          </Route>
          {/* Nothing has such an address: the page for a lesson that is none says so. */}
          <Route>
            <LessonPage id="" stepId={undefined} settings="" />
          </Route>
        </Switch>
      </Suspense>
    </CourseContext>
  );
}
